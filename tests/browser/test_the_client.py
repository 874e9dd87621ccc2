"""The JavaScript client in Chromium, against a server that is killed and comes back."""

from playwright.sync_api import expect


def test_the_echo_page_echoes(open_page):
    page = open_page("/examples/echo")
    expect(page.get_by_role("status")).to_have_text("Connected")
    page.get_by_label("Message").fill("hi")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("list", name="Answers").get_by_role("listitem")).to_have_text("Message text was: hi")


def test_the_overview_lists_every_example(open_page):
    page = open_page("/examples")
    expect(page.locator("tbody tr")).to_have_count(6)


def test_it_resumes_when_the_server_was_killed(open_page, server):
    page = open_page("/examples")
    page.evaluate(
        """async () => {
          const { Client, here } = await import("/static/chat/client.js");
          window.heard = [];
          window.states = [];
          window.client = new Client(here("/ws/examples/mirror"), {
            message: (message) => window.heard.push(message),
            resume: (client) => client.send("resumed"),
            state: (state) => window.states.push(state),
          });
        }"""
    )
    page.wait_for_function("window.client.open")
    server.process.kill()
    page.wait_for_function("window.states.includes('waiting')")
    server.restart()
    page.wait_for_function("window.heard.length === 1", timeout=30_000)
    assert page.evaluate("window.heard") == ["resumed"]
    open_page.problems.clear()  # Chromium logs every refused connection


def test_it_tells_errors_from_messages_and_does_not_come_back_where_it_is_refused(open_page):
    page = open_page("/examples")
    found = page.evaluate(
        """() => new Promise(async (resolve) => {
          const { Client, here } = await import("/static/chat/client.js");
          const errors = [];
          new Client(here("/ws?token=no-such-ticket"), {
            error: (problem) => errors.push(problem.status),
            state: (state, code) => state === "closed" && resolve({ errors, code }),
          });
        })"""
    )
    assert found == {"errors": [401], "code": 4401}
