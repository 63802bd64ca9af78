// One connection to one arena, in the protocol that docs/wire-protocol.md describes: JSON over a WebSocket.
//
// The listener is told, in this order: `event` any number of times, `closed` once. `closed` has the server's error where it
// did not let us in, and says whether it had.

const HEARTBEAT_MILLISECONDS = 10_000;

export class ArenaConnection {
  #socket;
  #listener;
  #heartbeat = 0;
  #pongMissing = false;
  #welcomed = false;
  #closed = false;
  #error = null;

  constructor(arena, name, listener) {
    const url = new URL(`actors/arena/${encodeKey(arena)}`, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.search = new URLSearchParams({ name });
    this.#listener = listener;
    this.#socket = new WebSocket(url, "troupe.v1.json");
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    this.#socket.onclose = ({ code }) => this.#finish(code);
  }

  /** Calls a one-way action; without an id, so that nothing comes back. */
  tell(action, args) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#send({ call: action, args });
  }

  close() {
    this.#socket.close(1000);
    this.#finish(1000);
  }

  #send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  #receive(message) {
    if (this.#closed) return;
    if ("event" in message) this.#listener.event(message.event, message.args ?? {});
    else if ("pong" in message) this.#pongMissing = false;
    else if ("welcome" in message) this.#welcome();
    else if ("error" in message && !this.#welcomed) this.#error = message.error;
    // Kinds that a later server may send are ignored, as the protocol asks.
  }

  #welcome() {
    this.#welcomed = true;
    // Where nobody moves, nothing comes. So a server that is gone without a word is noticed here.
    this.#heartbeat = setInterval(() => {
      if (this.#pongMissing) {
        this.#socket.close();
        this.#finish(1006);
        return;
      }
      this.#pongMissing = true;
      this.#send({ ping: Date.now() });
    }, HEARTBEAT_MILLISECONDS);
  }

  #finish(code) {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#heartbeat);
    this.#listener.closed({ code, error: this.#error, welcomed: this.#welcomed });
  }
}

// A key of one part (section 7 of the protocol).
function encodeKey(key) {
  const escapes = { "~": "~0", ",": "~1", "/": "~2", "\\": "~3" };
  return encodeURIComponent(key.replace(/[~,/\\]/g, (character) => escapes[character]));
}
