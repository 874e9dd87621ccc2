"""What a person sees and does at `/assistant/`, answered by the embedded echo."""

import re

from playwright.sync_api import expect

TEXT = "Tell Anna Schmidt at anna.schmidt@harbour.example that I am late."
MASKED = "Tell [NAME_1] at [EMAIL_ADDRESS_1] that I am late."
PATIENCE = 30_000
LONG = "Please repeat: " + " and ".join(f"part {number}" for number in range(300))


def asked(page, text=TEXT):
    page.get_by_role("textbox", name="Your message").fill(text)
    page.keyboard.press("Enter")
    return page


def answered(page, text=TEXT, turn=-1):
    asked(page, text)
    expect(cell(page, "restored", turn)).to_contain_text(text.split(" that ")[-1], timeout=PATIENCE)
    expect(page.get_by_role("button", name="Send")).to_be_enabled(timeout=PATIENCE)
    return page


def cell(page, name, turn=-1):
    return page.locator(f".cell.{name} .text").nth(turn)


def test_both_sides_are_shown_side_by_side(open_page):
    page = answered(open_page("/assistant/"))
    expect(cell(page, "typed")).to_have_text(TEXT)
    expect(cell(page, "seen")).to_have_text(MASKED)
    expect(cell(page, "answered")).to_contain_text(MASKED)
    expect(cell(page, "restored")).to_contain_text(TEXT)
    for name in ("typed", "seen", "answered", "restored"):
        expect(cell(page, name).locator("mark")).to_have_count(2)


def test_the_echo_says_that_it_is_one(open_page):
    page = open_page("/assistant/")
    expect(page.locator(".notice")).to_contain_text("built-in echo answers")
    expect(cell(answered(page), "restored")).to_contain_text("not a language model")


def test_placeholders_stay_the_same_over_a_conversation(open_page):
    page = answered(open_page("/assistant/"))
    answered(page, "Ask Bernd Keller and Anna Schmidt that it rains.")
    expect(cell(page, "seen")).to_have_text("Ask [NAME_2] and [NAME_1] that it rains.")
    page.get_by_text("All 3 messages of the request").click()
    expect(page.locator(".turn").nth(1).locator("dd").first).to_have_text(MASKED)


def test_conversations_stand_in_a_list(open_page):
    page = answered(open_page("/assistant/"))
    page.get_by_role("button", name="New conversation").first.click()
    expect(page.locator(".turn")).to_have_count(0)
    answered(page, "Say that all is well.")
    page.get_by_role("button", name=re.compile("^Tell Anna")).click()
    expect(cell(page, "typed")).to_have_text(TEXT)


def test_an_answer_can_be_stopped(open_page):
    page = asked(open_page("/assistant/"), LONG)
    expect(cell(page, "answered")).to_contain_text("part 3", timeout=PATIENCE)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".cell.restored .end")).to_have_text("Stopped.", timeout=PATIENCE)
    expect(cell(page, "answered")).not_to_contain_text("part 299")
    expect(page.get_by_role("textbox", name="Your message")).to_be_focused()


def test_an_answer_goes_on_after_a_lost_connection(open_page):
    cut = """const Real = WebSocket, open = [];
        window.WebSocket = class extends Real { constructor(...given) { super(...given); open.push(this); } };
        window.cut = () => open.splice(0).forEach((one) => {
          const lost = one.onclose;
          one.onclose = one.onmessage = null;
          one.close();
          lost({ code: 1006 });
        });"""
    page = open_page("/health")
    page.add_init_script(cut)
    page.goto("/assistant/")
    asked(page, LONG)
    expect(cell(page, "answered")).to_contain_text("part 3", timeout=PATIENCE)
    page.evaluate("window.cut()")
    expect(page.locator("#status")).to_have_attribute("data-state", "waiting")
    expect(cell(page, "restored")).to_contain_text("part 299", timeout=PATIENCE)
    text = cell(page, "restored").inner_text()
    assert [int(number) for number in re.findall(r"part (\d+)", text)] == list(range(300))


def test_markup_in_a_message_stays_text(open_page):
    page = answered(open_page("/assistant/"), "<img src=x onerror=\"document.title='owned'\"> <b>bold</b> that is it")
    assert page.locator(".turn img, .turn b").count() == 0
    assert "owned" not in page.title()


def test_it_works_with_the_keyboard_alone(open_page):
    page = open_page("/assistant/")
    expect(page.get_by_role("textbox", name="Your message")).to_be_focused()
    page.keyboard.type(LONG)
    page.keyboard.press("Enter")
    expect(cell(page, "answered")).to_contain_text("part 3", timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(page.locator(".cell.restored .end")).to_have_text("Stopped.", timeout=PATIENCE)


def test_it_does_not_scroll_sideways_on_a_phone(open_page):
    page = answered(open_page("/assistant/", viewport={"width": 360, "height": 740}))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for title in ("You wrote", "The model saw", "The model answered", "You read"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_its_policy_lets_nothing_in_from_elsewhere(open_page):
    page = open_page("/assistant/")
    policy = page.request.get("/assistant/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
