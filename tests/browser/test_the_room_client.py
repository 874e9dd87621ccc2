"""The JavaScript client of a room, in Chromium, against a server that is killed and comes back."""

from chat.rooms.asyncapi import SERVER

OPEN = """async () => {
  const { Room } = await import("/static/chat/room.js");
  const { here } = await import("/static/chat/client.js");
  const made = await fetch("/rooms", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "hall", public: true }),
  });
  window.id = (await made.json()).id;
  const open = (place) => {
    const heard = [];
    const frames = [];
    const room = new Room(
      here(`/ws/rooms/${window.id}`),
      { message: (message) => heard.push(message.seq), frame: (frame) => frames.push(frame.type) },
      place,
    );
    return { room, heard, frames };
  };
  window.one = open({});
  window.two = open({ seq: 0 });
}"""


def test_it_posts_resumes_and_misses_nothing_when_the_server_was_killed(open_page, server):
    page = open_page("/examples")
    page.evaluate(OPEN)
    page.wait_for_function("window.one.room.open && window.two.room.open")
    acks = page.evaluate("Promise.all(['One.', 'Two.'].map((text) => window.one.room.post(text)))")
    assert [ack["seq"] for ack in acks] == [1, 2]
    server.process.kill()
    page.wait_for_function("!window.one.room.open && !window.two.room.open")
    page.evaluate(
        "() => { window.late = Promise.all([window.one.room.post('Three.'), window.two.room.post('Four.')]); }"
    )
    server.restart()
    page.evaluate("window.late")
    page.wait_for_function("window.one.heard.length === 4 && window.two.heard.length === 4", timeout=30_000)
    assert page.evaluate("[window.one.heard, window.two.heard]") == [[1, 2, 3, 4]] * 2
    assert set(page.evaluate("window.one.frames")) <= set(SERVER)
    problem = page.evaluate("window.one.room.ask('edit', { seq: 99, text: 'x' }).catch((problem) => problem)")
    assert problem["code"] == "message_not_found"
    open_page.problems.clear()  # Chromium logs every refused connection
