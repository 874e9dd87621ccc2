"""What tests of the page at `/chat/` do again and again."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

CHANGE = """async ([room, settings]) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`/rooms/${room}`, { method: "PATCH", headers, body: JSON.stringify(settings) });
  return answer.status;
}"""


def new_room(page, name="Support", *, public=True, **settings):
    """Open a room as whoever looks at the page; its id. What is set besides is set by the API."""
    page.get_by_role("button", name="New", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Everybody on this server").set_checked(public)
    dialog.get_by_role("button", name="Open the room").click()
    expect(page.locator("#room-name")).to_have_text(name)
    room = page.evaluate("location.hash.slice(1)")
    if settings:
        assert page.evaluate(CHANGE, [room, settings]) == 200
    connected(page)
    return room


def connected(page):
    """Wait until the page has the room's people from its socket."""
    expect(page.locator("#people-open")).to_contain_text("here now")
    expect(page.locator("#people-open")).not_to_contain_text(" 0 here now")


def guest(open_page, name, room="", **options):
    """Somebody else: a page of its own, as a guest, in the room."""
    page = open_page("/chat/", **options)
    page.get_by_title("Your name and account").click()
    page.get_by_label("Be a guest in this tab").fill(name)
    page.get_by_role("dialog").get_by_role("button", name="Join as a guest").click()
    expect(page.locator("#me-name")).to_have_text(name)
    if room:
        page.goto(f"/chat/#{room}")
        connected(page)
    return page


def write(page):
    return page.get_by_role("textbox", name="Message", exact=True)


def say(page, text):
    """Write and send; wait until the server has it."""
    number = messages(page).count()
    write(page).fill(text)
    write(page).press("Enter")
    expect(messages(page)).to_have_count(number + 1)
    expect(page.locator(".message.pending")).to_have_count(0)


def messages(page):
    """The messages that have a number."""
    return page.locator("#messages [data-seq]")


def texts(page):
    """What they say, without what is only said aloud."""
    return page.evaluate(
        """[...document.querySelectorAll('#messages [data-seq] .content > .text')].map((text) => {
          const copy = text.cloneNode(true);
          for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
          return copy.textContent;
        })"""
    )


def stored(server, column="text", table="chat_message"):
    """A column of the server's own database, in order."""
    with closing(sqlite3.connect(server.log_path.parent / "var" / "tacet.sqlite3")) as database:
        return [row[0] for row in database.execute(f"select {column} from {table} order by id")]  # noqa: S608
