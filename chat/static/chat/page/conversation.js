// One room as this page holds it: its messages, its people, and the connection that keeps both true.

import { Room } from "../room.js";
import { ask, socketAddress } from "./api.js";
import { state, tell } from "./state.js";

const PAGE = 50; // messages loaded at once

export class Conversation {
  messages = new Map(); // by seq
  members = new Map(); // by person's id: {id, name, kind, role, last_read, muted_until}
  online = new Set();
  typing = new Set();
  pending = []; // what we wrote and the server has not numbered yet
  written = new Map(); // what we wrote ourselves, by seq, for editing; only in the memory of this page
  oldest = null; // seq of the first message we have
  more = false; // whether there are older ones
  connection = "connecting";

  /** @param {any} info the room as REST shows it */
  constructor(info) {
    this.id = info.id;
    this.info = info;
    this.unreadFrom = info.unread ? info.last_read + 1 : null;
    this.read = info.last_read;
  }

  /** Enter a room: its state first, then its messages, then all that happens from that state on. */
  static async enter(id) {
    let info = await ask("GET", `/rooms/${id}`);
    if (info.role === null) info = await ask("POST", `/rooms/${id}/join`);
    const made = new Conversation(info);
    const page = await ask("GET", `/rooms/${id}/messages?limit=${Math.max(PAGE, Math.min(200, info.unread + 10))}`);
    made.#take(page);
    await made.refreshMembers();
    return made;
  }

  connect() {
    const last = Math.max(this.info.seq, ...this.messages.keys());
    this.room = new Room(
      () => this.#address(),
      {
        welcome: (frame) => this.#welcome(frame),
        message: (frame) => this.#message(frame),
        changed: (frame) => this.#changed(frame),
        reset: (frame) => this.#reset(frame),
        frame: (frame) => this.#frame(frame),
        other: (frame) => tell("elsewhere", frame),
        error: (problem) => tell("problem", problem),
        state: (now, code) => this.#state(now, code),
      },
      { epoch: this.info.epoch, seq: last, rev: this.info.rev },
    );
    for (const { id, role } of state.rooms) if (role !== null && id !== this.id) this.room.carry(id);
  }

  async #address() {
    try {
      return await socketAddress(this.id);
    } catch (problem) {
      if (problem.status === 401 && !this.left) tell("stranger", this);
      throw problem;
    }
  }

  /** Stay until everything that we wrote is stored, then go. */
  async close() {
    this.left = true;
    await Promise.allSettled(this.pending.map(({ stored }) => stored));
    this.room?.close();
  }

  get policy() {
    return this.info.policy;
  }

  get role() {
    return this.info.role;
  }

  get last() {
    return Math.max(0, ...this.messages.keys());
  }

  nameOf(id) {
    return this.members.get(id)?.name ?? "Somebody";
  }

  /** Post; what is written is shown as on its way until the server has numbered it. */
  post(text, fields) {
    const waiting = { text, fields, created: new Date().toISOString(), failed: null };
    this.pending.push(waiting);
    this.#send(waiting);
  }

  /** Post again what has been refused. */
  retry(waiting) {
    waiting.failed = null;
    this.#send(waiting);
  }

  discard(waiting) {
    this.pending = this.pending.filter((other) => other !== waiting);
    tell("pending", this);
  }

  #send(waiting) {
    waiting.stored = this.room.post(waiting.text, waiting.fields).then(
      (ack) => {
        this.written.set(ack.seq, waiting.text);
        this.discard(waiting);
      },
      (problem) => {
        waiting.failed = reason(problem);
        tell("pending", this);
      },
    );
    tell("pending", this);
  }

  /** Load what was said before; false where there is nothing more. */
  async older() {
    if (!this.more || this.loading) return false;
    this.loading = true;
    try {
      this.#take(await this.room.ask("history", { before: this.oldest, limit: PAGE }));
    } finally {
      this.loading = false;
    }
    return true;
  }

  /** A message, loading back to it where needed; undefined where it is not in the room any more. */
  async find(seq) {
    while (!this.messages.has(seq) && this.more && this.oldest > seq) if (!(await this.older())) break;
    return this.messages.get(seq);
  }

  markRead(seq) {
    if (seq <= this.read || !this.room.open) return;
    this.read = seq;
    this.room.ask("read", { seq }).catch(() => {});
    tell("unread", { room: this.id, unread: 0 });
  }

  async refreshMembers() {
    const { members } = await ask("GET", `/rooms/${this.id}/members`);
    this.members = new Map(members.map((member) => [member.id, member]));
    this.info.members = members.length;
    tell("members", this);
  }

  #take(page) {
    for (const message of page.messages) this.messages.set(message.seq, message);
    this.oldest = page.messages[0]?.seq ?? this.oldest;
    this.more = page.more;
    tell("history", this);
  }

  #welcome(frame) {
    this.online = new Set(frame.online);
    this.limits = frame.limits;
    this.welcomedTo = frame.seq;
    this.info = { ...this.info, ...pick(frame, ["name", "topic", "public", "archived", "policy"]), role: frame.you.role };
    tell("settings", this);
    tell("presence", this);
    if (this.welcomed) this.refreshMembers().catch(() => {});
    this.welcomed = true;
  }

  #message(frame) {
    const mine = frame.author.id === state.me.id;
    this.messages.set(frame.seq, frame);
    this.oldest ??= frame.seq;
    this.typing.delete(frame.author.id);
    const author = this.members.get(frame.author.id);
    if (author) author.last_read = frame.seq;
    if (mine) this.read = Math.max(this.read, frame.seq);
    tell("message", { room: this, message: frame, mine });
  }

  #changed(frame) {
    if (frame.seq >= (this.oldest ?? 1)) this.messages.set(frame.seq, frame);
    if (frame.deleted || frame.author.id !== state.me.id) this.written.delete(frame.seq);
    tell("changed", { room: this, message: frame });
  }

  #reset(frame) {
    if (frame.epoch !== this.info.epoch) {
      this.messages.clear();
      this.oldest = null;
    }
    this.info = { ...this.info, ...pick(frame, ["epoch", "seq", "rev"]) };
    tell("history", this);
  }

  #frame(frame) {
    if (frame.type === "presence") this.#flag(this.online, frame.person, frame.online, "presence");
    else if (frame.type === "typing") this.#flag(this.typing, frame.person, frame.on, "typing");
    else if (frame.type === "member") this.#member(frame);
    else if (frame.type === "read") {
      const member = this.members.get(frame.person);
      if (member) member.last_read = Math.max(member.last_read, frame.seq);
      tell("reads", this);
    } else if (frame.type === "room" && !frame.deleted) {
      ask("GET", `/rooms/${this.id}`).then((info) => {
        this.info = { ...this.info, ...pick(info, ["name", "topic", "public", "archived", "policy"]) };
        tell("settings", this);
      }, () => {});
    } else if (frame.type === "left" || frame.deleted) tell("gone", { room: this, code: frame.code });
  }

  #flag(set, person, on, event) {
    if (on) set.add(person);
    else set.delete(person);
    tell(event, this);
  }

  #member(frame) {
    if (frame.person === state.me.id && frame.role) this.info.role = frame.role;
    if (frame.role === null) this.typing.delete(frame.person);
    if (frame.person === state.me.id && frame.role === null) return; // `left` follows
    this.refreshMembers().then(() => tell("settings", this), () => {});
  }

  #state(now, code) {
    const before = this.connection;
    this.connection = now;
    tell("connection", { room: this, now, before, code });
  }
}

/** Why the server said no, in a sentence. */
export function reason(problem) {
  const fields = (problem.errors ?? []).map(({ field, message }) => `${field} ${message}`);
  return fields.length ? `${fields.join(", ")}.` : (problem.detail ?? problem.message ?? "That did not work.");
}

const pick = (from, names) => Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
