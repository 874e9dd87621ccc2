"""What a person sees and does at `/`."""

import re

from playwright.sync_api import expect

TEXT = "Hi, this is John Smith, write to john.smith@harbour.example."


def typed(page, text=TEXT):
    page.get_by_role("textbox", name="Your text").fill(text)
    expect(page.locator("#result")).to_contain_text("[EMAIL_ADDRESS_1]")
    return page


def test_it_redacts_while_one_types(open_page):
    page = open_page()
    page.get_by_role("textbox", name="Your text").press_sequentially(TEXT)
    expect(page.locator("#result")).to_have_text("Hi, this is [NAME_1], write to [EMAIL_ADDRESS_1].")


def test_it_highlights_what_was_found_in_the_original(open_page):
    page = typed(open_page())
    marks = page.locator("#marked mark")
    expect(marks).to_have_count(2)
    expect(marks.nth(0)).to_have_text("John SmithNAME")
    expect(page.locator("#entities tr").nth(1)).to_contain_text("john.smith@harbour.example")


def test_it_counts_what_was_found_for_a_screen_reader(open_page):
    page = typed(open_page())
    expect(page.get_by_role("status")).to_have_text("2 found: 1 name, 1 email address.")


def test_it_masks(open_page):
    page = typed(open_page())
    page.get_by_label("Mask").check()
    page.get_by_label("Character").fill("*")
    expect(page.locator("#result")).to_contain_text("this is **** *****, write")


def test_it_invents(open_page):
    page = typed(open_page())
    page.get_by_label("Synthetic").check()
    expect(page.locator("#result")).not_to_contain_text("NAME")
    expect(page.locator("#result")).not_to_contain_text("John Smith")


def test_it_looks_only_for_the_chosen_group(open_page):
    page = typed(open_page(), TEXT + " Card 4111 1111 1111 1111")
    page.get_by_label("Look for").select_option("PCI")
    expect(page.locator("#result")).to_contain_text("John Smith")
    expect(page.locator("#result")).to_contain_text("[CREDIT_CARD_1]")


def test_markup_in_the_text_stays_text(open_page):
    page = open_page()
    page.get_by_role("textbox", name="Your text").fill(
        "<img src=x onerror=\"document.title='owned'\"> mail a@b.example <b>loud</b>"
    )
    expect(page.locator("#result")).to_contain_text("<b>loud</b>")
    assert page.locator("#result img, #marked img, #result b").count() == 0
    assert "owned" not in page.title()


def test_offsets_are_right_behind_characters_outside_the_basic_plane(open_page):
    page = open_page()
    page.get_by_role("textbox", name="Your text").fill("🙂🙃 mail john@harbour.example now")
    expect(page.locator("#marked mark")).to_have_text("john@harbour.exampleEMAIL_ADDRESS")


def test_it_copies_the_equivalent_curl(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    typed(page, TEXT + " It's mine")
    page.get_by_role("button", name="Copy as curl").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    command = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"curl -s http://127\.0\.0\.1:\d+/process/text ", command)
    assert """It'\\''s mine""" in command


def test_it_works_with_the_keyboard_alone(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "source":
            break
    page.keyboard.type(TEXT)
    expect(page.locator("#result")).to_contain_text("[EMAIL_ADDRESS_1]")


def test_every_control_has_a_name(open_page):
    page = open_page()
    unnamed = """() => [...document.querySelectorAll('input, select, textarea, button')]
        .filter((e) => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label')))
        .map((e) => e.outerHTML)"""
    assert page.evaluate(unnamed) == []


def test_it_does_not_scroll_sideways_on_a_phone(open_page):
    page = typed(open_page(viewport={"width": 360, "height": 740}))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_text_has_contrast_in_both_schemes(open_page):
    for scheme in ("light", "dark"):
        page = typed(open_page(color_scheme=scheme))
        for selector in ("body", ".note", "mark .label", "#result mark"):
            assert contrast(page, selector) >= 4.5, (scheme, selector)


def contrast(page, selector):
    """Ratio of luminances by WCAG 2.2, 1.4.3; the nearest opaque background counts."""
    return page.evaluate(
        """(selector) => {
          const parse = (value) => value.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => {
            const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          const element = document.querySelector(selector);
          let behind = element;
          while (behind && parse(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
          const ground = light(parse(getComputedStyle(behind ?? document.body).backgroundColor));
          const ink = light(parse(getComputedStyle(element).color));
          return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
        }""",
        selector,
    )


def test_it_comes_back_when_the_server_does(open_page, server):
    page = typed(open_page())
    server.stop()
    expect(page.locator("#status")).to_have_attribute("data-state", "waiting")
    server.restart()
    expect(page.locator("#status")).to_have_attribute("data-state", "open", timeout=20_000)
    expect(page.locator("#result")).to_contain_text("[EMAIL_ADDRESS_1]")
    open_page.problems.clear()  # Chromium logs every refused connection
