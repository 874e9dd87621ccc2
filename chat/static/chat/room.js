// A room that loses nothing: every message once and in order, every post stored once, over however many connections.

import { Client } from "./client.js";

const AGAIN = 1000; // ms before what failed behind the server is tried again

const CARRYING = "carry"; // id of the frames that ask for further rooms
const joining = (room) => ({ type: "join", id: CARRYING, room });

export class Room {
  #client;
  #handlers;
  #early = new Map(); // messages that came before one that is still missing, by seq
  #filling = false;
  #pending = new Map(); // what is not answered, by id
  #number = 0;
  #greeted = false;
  #others = new Set(); // further rooms whose news are wanted

  /**
   * @param {string | (() => string | Promise<string>)} url of /ws/rooms/{room}
   * @param {{
   *   welcome?: (frame: any) => void,    on every connection
   *   message?: (frame: any) => void,    each once, in the order of seq
   *   changed?: (frame: any) => void,    a message that was edited, deleted or reacted to, as it is now
   *   reset?: (frame: any) => void,      what is shown is out of date: the messages come again from `message` on
   *   frame?: (frame: any) => void,      typing, presence, member, read, room, left, warning, bye
   *   other?: (frame: any) => void,      all that is said of the rooms that are carried besides this one
   *   error?: (problem: any) => void,    an error that answers nothing that was asked here
   *   state?: (state: "connecting" | "open" | "waiting" | "closed", code?: number) => void,
   * }} handlers
   * @param {{epoch?: string, seq?: number, rev?: number}} place how far the page has come; without `seq`, only what
   *   comes from now on
   */
  constructor(url, handlers, place = {}) {
    this.place = { ...place };
    this.#handlers = handlers;
    this.#client = new Client(url, {
      resume: () => this.#resume(),
      message: (frame) => this.#take(frame),
      error: (problem) => this.#failed(problem),
      state: handlers.state,
    });
  }

  get open() {
    return this.#client.open;
  }

  /** Post; resolves with the ack. It is sent again, under the same name, until the server has answered. */
  post(text, fields = {}) {
    return this.#ask({ type: "post", text, client_msg_id: crypto.randomUUID(), ...fields }, true);
  }

  /** Any other frame that is answered: history, preview, reveal, edit, delete, react, read. Rejects with the problem. */
  ask(type, fields = {}) {
    return this.#ask({ type, ...fields }, type !== "reveal");
  }

  /** Tell the others; nothing is answered, and nothing is lost where there is no connection. */
  typing(on = true) {
    this.#client.send({ type: "typing", on });
  }

  /** Bring the news of a further room too, from now on; there is no resuming for it. */
  carry(room) {
    if (room === this.name || this.#others.has(room)) return;
    this.#others.add(room);
    if (this.#greeted) this.#client.send(joining(room));
  }

  /** And no longer. */
  drop(room) {
    if (this.#others.delete(room)) this.#client.send({ type: "leave", room });
  }

  close() {
    this.#client.close();
    for (const { reject } of this.#pending.values()) reject({ code: "closed", detail: "The room has been closed.", status: 0 });
    this.#pending.clear();
  }

  #ask(frame, again) {
    const id = `r${++this.#number}`;
    return new Promise((resolve, reject) => {
      const pending = { frame: { ...frame, id }, again, resolve, reject };
      this.#pending.set(id, pending);
      if (this.#greeted) this.#client.send(pending.frame);
    });
  }

  /** On a new connection: say where we are, and what has not been answered. */
  #resume() {
    this.#hello();
    for (const [id, { frame, again, reject }] of this.#pending) {
      if (again) this.#client.send(frame);
      else {
        this.#pending.delete(id);
        reject({ code: "connection_lost", detail: "The connection was lost.", status: 0 });
      }
    }
    for (const room of this.#others) this.#client.send(joining(room));
  }

  #hello() {
    const { epoch, seq, rev } = this.place;
    this.#filling = false;
    this.#client.send({ type: "hello", epoch, last_seq: seq, last_rev: rev });
  }

  #take(frame) {
    if (this.name && frame?.room && frame.room !== this.name) {
      this.#handlers.other?.(frame);
      return;
    }
    const answer = this.#pending.get(frame?.id);
    if (frame?.type === "welcome") this.#welcome(frame);
    else if (frame?.type === "message") this.#message(frame);
    else if (frame?.type === "changed") {
      this.place.rev = Math.max(this.place.rev ?? 0, frame.rev);
      this.#handlers.changed?.(frame);
    } else if (frame?.type === "reset") this.#reset(frame);
    else if (frame?.type === "history" && frame.id === "fill") this.#filled(frame);
    else if (answer) {
      this.#pending.delete(frame.id);
      answer.resolve(frame);
    } else if (frame?.type !== "resumed") this.#handlers.frame?.(frame);
  }

  #welcome(frame) {
    if (!this.#greeted) {
      this.#greeted = true;
      this.name = frame.room;
      if (this.place.seq === undefined) this.place = { epoch: frame.epoch, seq: frame.seq, rev: frame.rev };
      this.#hello();
      for (const { frame: waiting } of this.#pending.values()) this.#client.send(waiting);
      for (const room of this.#others) this.#client.send(joining(room));
    }
    this.#handlers.welcome?.(frame);
  }

  #message(frame) {
    const last = this.place.seq ?? 0;
    if (frame.seq === last + 1) {
      this.place.rev = Math.max(this.place.rev ?? 0, frame.rev);
      this.#accept(frame);
      for (let next; (next = this.#early.get(this.place.seq + 1)); ) this.#accept(next);
    } else if (frame.seq > last) {
      this.#early.set(frame.seq, frame);
      this.#fill();
    }
  }

  #accept(frame) {
    this.#early.delete(frame.seq);
    this.place.seq = frame.seq;
    this.#handlers.message?.(frame);
  }

  /** The server cannot say what we missed. Of another history we know nothing; of the same one, what is shown. */
  #reset(frame) {
    const other = this.place.epoch !== undefined && this.place.epoch !== frame.epoch;
    this.place = { epoch: frame.epoch, seq: other ? 0 : Math.min(this.place.seq ?? 0, frame.seq), rev: frame.rev };
    this.#early.clear();
    this.#handlers.reset?.(frame);
    this.#fill();
  }

  /** Ask for what lies between; what has been removed since is not there any more. */
  #fill() {
    if (this.#filling) return;
    this.#filling = true;
    this.#client.send({ type: "history", id: "fill", after: this.place.seq ?? 0 });
  }

  #filled(frame) {
    this.#filling = false;
    for (const message of frame.messages) {
      if (message.seq > (this.place.seq ?? 0)) this.#accept({ type: "message", ...message });
    }
    for (const seq of [...this.#early.keys()].filter((seq) => seq <= this.place.seq)) this.#early.delete(seq);
    if (frame.more || this.#early.size) this.#fill();
  }

  #failed(problem) {
    const wait = problem.retry_after_ms ?? AGAIN;
    const pending = this.#pending.get(problem.id);
    if (problem.id === "fill") {
      this.#filling = false;
      setTimeout(() => this.#fill(), wait);
    } else if (problem.id === CARRYING) return;
    else if (!pending) this.#handlers.error?.(problem);
    else if (pending.again && (problem.status >= 500 || problem.status === 429)) {
      setTimeout(() => this.#pending.has(problem.id) && this.#client.send(pending.frame), wait);
    } else {
      this.#pending.delete(problem.id);
      pending.reject(problem);
    }
  }
}
