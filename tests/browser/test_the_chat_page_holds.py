"""`/chat/` with the keyboard alone, on a phone, in both schemes, for strangers, and against text that is markup."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.live import servers

from .chatting import connected, guest, messages, new_room, say, texts, write
from .test_the_redaction_page import contrast

MARKUP = """<img src=x onerror="document.title='owned'">"""


def test_markup_in_every_field_arrives_as_text(open_page):
    ann = open_page("/chat/")
    room = new_room(ann, f"Room {MARKUP}")
    bob = guest(open_page, f"Bob {MARKUP}", room)
    say(bob, f"Hello {MARKUP} <b>bold</b>")
    file = {"name": "<b>x.txt", "mimeType": "text/plain", "buffer": MARKUP.encode()}
    bob.locator("#file").set_input_files(file)
    expect(bob.locator("#files .note")).to_have_text(re.compile(r"\d B"))
    write(bob).fill(f"@{MARKUP}")
    write(bob).press("Enter")
    expect(messages(ann)).to_have_count(2)
    messages(ann).first.hover()
    ann.get_by_role("button", name="Reply").click()
    say(ann, f"Re {MARKUP}")
    ann.get_by_role("button", name="<b>x.txt").click()
    expect(ann.locator("#opened-text")).to_contain_text("<img")
    for page in (ann, bob):
        assert page.locator("main img, main b:not(.author):not(#me-name):not(.who b):not(.quote b)").count() == 0
        expect(page.locator("#room-name")).to_contain_text("<img src=x")
        expect(page.locator("#members")).to_contain_text("Bob <img src=x")
        assert "<b>bold</b>" in texts(page)[0]
        assert "owned" not in page.evaluate(
            "[document.title, ...document.title.split(' ')].filter((x) => x === 'owned')"
        )


def test_a_policy_of_the_page_itself_lets_no_inline_script_run(open_page):
    page = open_page("/chat/")
    policy = page.request.get("/chat/").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    for path in ("/", "/docs", "/chat/login"):
        assert page.request.get(path, headers={"accept": "text/html"}).headers["content-security-policy"] == policy
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in problem for problem in open_page.problems)
    open_page.problems.clear()


def test_one_can_chat_with_the_keyboard_alone(open_page):
    page = open_page("/chat/")
    expect(page.locator("#me-name")).to_have_text("Local")
    tab_to(page, "#create-open")
    page.keyboard.press("Enter")
    page.keyboard.type("Keys only")
    page.keyboard.press("Enter")
    expect(page.locator("#room-name")).to_have_text("Keys only")
    connected(page)
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("I am John Smith.")
    page.keyboard.press("Enter")
    expect(messages(page)).to_have_count(1)
    assert texts(page) == ["I am [NAME_1]."]
    tab_to(page, '[data-seq="1"]', back=True)
    page.keyboard.press("r")
    expect(page.locator("#context")).to_contain_text("Reply to Local")
    page.keyboard.type("And I answer.")
    page.keyboard.press("Enter")
    expect(page.locator(".quote")).to_have_count(1)
    page.keyboard.press("Escape")
    tab_to(page, '[data-seq="2"]', back=True)
    page.keyboard.press("ArrowUp")
    expect(page.locator('[data-seq="1"]')).to_be_focused()
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")  # on Cancel: nothing happens by mistake
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".message.deleted")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Keyboard shortcuts")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def tab_to(page, selector, *, back=False):
    """Press Tab until it is reached."""
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_names_are_completed(open_page):
    ann = open_page("/chat/")
    room = new_room(ann)
    guest(open_page, "Björn Ångström", room)
    expect(ann.locator(".person")).to_have_count(2)
    write(ann).press_sequentially("Hi @bj")
    expect(ann.locator("#completion li")).to_have_text(["BÅBjörn Ångström"])
    write(ann).press("Enter")
    expect(write(ann)).to_have_value("Hi @Björn Ångström ")
    write(ann).press("Enter")
    expect(ann.locator(".mention")).to_have_text("@Björn Ångström")


def test_older_messages_come_with_scrolling_and_nothing_moves(open_page):
    ann = open_page("/chat/")
    room = new_room(ann)
    ann.evaluate(
        """async (room) => {
          for (let number = 1; number <= 120; number += 1) {
            for (;;) {
              const answer = await fetch(`/rooms/${room}/messages`, {
                method: "POST",
                headers: { "content-type": "application/json" },
                body: JSON.stringify({ text: `Line ${number}` }),
              });
              if (answer.ok) break;
              await new Promise((resolve) => setTimeout(resolve, 500));
            }
          }
        }""",
        room,
    )
    ann.reload()
    expect(messages(ann)).to_have_count(50)
    moved = ann.evaluate(
        """async () => {
          const box = document.getElementById("scroller");
          const line = document.querySelector("[data-seq] .content > .text");
          box.scrollTop = 0;
          const before = line.getBoundingClientRect().top;
          const loaded = () => document.querySelectorAll("[data-seq]").length;
          while (loaded() === 50) await new Promise((next) => setTimeout(next, 20));
          await new Promise((next) => setTimeout(next, 200));
          return Math.abs(line.getBoundingClientRect().top - before);
        }"""
    )
    assert moved < 3
    ann.get_by_role("button", name="Search this room").click()
    ann.get_by_label("In what was said").fill("line 2")
    ann.keyboard.press("Enter")
    expect(ann.locator("#search-summary")).to_have_text("11 messages")
    ann.locator(".hit").last.click()
    expect(ann.locator('[data-seq="2"]')).to_be_focused()
    expect(ann.locator('[data-seq="2"]')).to_be_in_viewport()
    open_page.problems.clear()  # Chromium logs that it had to be patient


def test_an_owner_changes_the_policy_and_moderates(open_page):
    ann = open_page("/chat/")
    room = new_room(ann)
    bob = guest(open_page, "Bob", room)
    ann.get_by_role("button", name="Room settings").click()
    ann.get_by_label("Replace by").select_option("MASK")
    ann.get_by_label("Look for").select_option("ENABLE")
    ann.get_by_text("Types and groups").click()
    ann.get_by_label("EMAIL_ADDRESS", exact=True).check()
    ann.get_by_role("button", name="Save").click()
    expect(bob.locator("#policy-text")).to_contain_text("Personal data is masked.")
    expect(bob.locator("#policy-text")).to_contain_text("Only 1 type.")
    say(bob, "I am John Smith, j@s.example")
    expect(messages(ann)).to_have_count(1)
    assert texts(ann) == ["I am John Smith, ###########"]
    ann.get_by_text("Moderate Bob").locator("xpath=..").click()
    ann.get_by_role("button", name="Mute for an hour").click()
    expect(ann.locator("#members")).to_contain_text("muted until")
    write(bob).fill("Still here?")
    write(bob).press("Enter")
    expect(bob.locator(".message.failed")).to_contain_text("You are muted in this room.")
    ann.get_by_role("button", name="Ban").click()
    ann.get_by_role("dialog").get_by_role("button", name="Ban").click()
    expect(bob.locator("#banner")).to_contain_text("You are no longer in this room.")
    expect(ann.locator(".person")).to_have_count(1)


@pytest.mark.parametrize("path", ["/chat/", "/chat/#room"])
def test_it_does_not_scroll_sideways_on_a_phone(open_page, path):
    page = open_page("/chat/", viewport={"width": 360, "height": 740})
    expect(page.locator("#me-name")).to_have_text("Local")
    if path.endswith("#room"):
        new_room(page, "A room with quite a long name for a phone")
        say(page, f"Word {'x' * 200} maria@rossi.example https://example.org/{'y' * 120}")
        write(page).fill("Call Maria Rossi on +39 02 1234 5678, please, today")
        expect(page.locator("#preview-text mark")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (
        page.evaluate("Math.max(...[...document.querySelectorAll('main, #chat, #scroller')].map((e) => e.scrollWidth))")
        <= 360
    )


def test_every_control_has_a_name_and_text_has_contrast(open_page):
    for scheme in ("light", "dark"):
        page = open_page("/chat/", color_scheme=scheme)
        new_room(page)
        say(page, "I am John Smith.")
        unnamed = """() => [...document.querySelectorAll('input, select, textarea, button, summary')]
            .filter((e) => e.type !== 'hidden')
            .filter((e) => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label') || e.ariaHidden))
            .map((e) => e.outerHTML)"""
        assert page.evaluate(unnamed) == []
        for selector in (
            ".author",
            ".heading time",
            "mark.marker",
            "#me-kind",
            ".entry-room[aria-current]",
            ".caption",
            "#send",
        ):
            assert contrast(page, selector) >= 4.5, (scheme, selector)


@pytest.fixture
def closed(tmp_path):
    """A server that wants to know who one is, with one account."""
    servers.with_tables(tmp_path)
    make = "from django.contrib.auth.models import User; User.objects.create_user('nora', password='owl-lamp-42')"
    settings = servers.environment(tmp_path, DJANGO_SETTINGS_MODULE="project.settings")
    command = [sys.executable, "manage.py", "shell", "-c", make]
    subprocess.run(command, cwd=servers.ROOT, env=settings, check=True, capture_output=True)
    shut = {"DJANGO_SETTINGS_MODULE": "project.settings", "ANONYMOUS": "never", "GUESTS": "1"}
    running = servers.serve(tmp_path, **shut).wait_until_up("/ready")
    yield running
    running.stop()


def test_a_stranger_signs_in_or_joins_as_a_guest(closed, open_page):
    nora = open_page("/chat/", base_url=closed.url)
    nora.get_by_role("link", name="Sign in with an account").click()
    nora.get_by_label("Name").fill("nora")
    nora.get_by_label("Password").fill("wrong")
    nora.get_by_role("button", name="Sign in").click()
    expect(nora.get_by_role("alert")).to_contain_text("do not go together")
    nora.get_by_label("Password").fill("owl-lamp-42")
    nora.get_by_role("button", name="Sign in").click()
    expect(nora.locator("#me-name")).to_have_text("nora")
    room = new_room(nora)
    gus = open_page("/chat/", base_url=closed.url)
    gus.get_by_label("as the others will see it").fill("Gus")
    gus.get_by_role("button", name="Join as a guest").click()
    expect(gus.locator("#me-name")).to_have_text("Gus")
    gus.goto(f"{closed.url}/chat/#{room}")
    connected(gus)
    say(gus, "It is me, Gus Vandenberg.")
    expect(messages(nora)).to_have_count(1)
    nora.get_by_title("Your name and account").click()
    nora.get_by_role("button", name="Sign out").click()
    expect(nora.get_by_role("heading", name="Chat")).to_be_visible()
    open_page.problems.clear()  # Chromium logs each 401


def test_the_pages_link_to_each_other(open_page):
    page = open_page("/")
    page.get_by_role("link", name="Chat").click()
    expect(page.locator("#me-name")).to_have_text("Local")
    page.get_by_role("link", name="Redact").click()
    expect(page.get_by_role("heading", name="Redact text")).to_be_visible()
