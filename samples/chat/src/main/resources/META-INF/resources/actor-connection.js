// One connection to one actor, in the protocol that docs/wire-protocol.md describes.
//
// What the caller is told, in this order: `welcome` or `refused` at most once, `event` any number of times, `closed` once.

const HEARTBEAT_MILLISECONDS = 20_000;

/** A failed call: the server's code and text, or `connection_lost`. */
export class ActorError extends Error {
  constructor({ code, message }) {
    super(message || code);
    this.code = code;
  }
}

/** Where an actor lives: `ws://host/actors/chat-room/lobby?name=ada`. */
export function actorUrl(protocol, key, params) {
  const url = new URL(`actors/${protocol}/${encodeKey(key)}`, document.baseURI);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = new URLSearchParams(params).toString();
  return url;
}

const KEY_BYTES = 1_024;

/** Whether a text can be the key of an actor, as section 7 of the protocol asks. */
export function isKey(text) {
  const escaped = escapeKey(text);
  return (
    escaped !== "" &&
    escaped !== "." &&
    escaped !== ".." &&
    // Control characters, and half a surrogate pair.
    !/[\p{Cc}\p{Cs}]/u.test(escaped) &&
    new TextEncoder().encode(escaped).length <= KEY_BYTES
  );
}

// A key of one part: so that "a,b" is not taken for a key of two.
function escapeKey(key) {
  const escapes = { "~": "~0", ",": "~1", "/": "~2", "\\": "~3" };
  return key.replace(/[~,/\\]/g, (character) => escapes[character]);
}

function encodeKey(key) {
  return encodeURIComponent(escapeKey(key));
}

function base64url(text) {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export class ActorConnection {
  #socket;
  #listener;
  #calls = new Map();
  #nextId = 1;
  #welcomed = false;
  #refusal = null;
  #closed = false;
  #heartbeat = 0;
  #pongMissing = false;

  /** @param token shown to the server, where there is one: a page can set no header, so it goes as a subprotocol */
  constructor(url, listener, token = null) {
    this.#listener = listener;
    const subprotocols = ["troupe.v1.json"];
    if (token !== null) subprotocols.push(`troupe.token.${base64url(token)}`);
    this.#socket = new WebSocket(url, subprotocols);
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    this.#socket.onclose = ({ code, reason }) => this.#finish(code, reason);
  }

  /** Calls an action; the promise is kept with its value or broken with an ActorError. */
  call(action, args) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new ActorError({ code: "connection_lost", message: "There is no connection." }));
        return;
      }
      this.#calls.set(id, { resolve, reject });
      this.#send({ call: action, id, args });
    });
  }

  /** Calls a one-way action: nothing comes back, and nothing happens when there is no connection. */
  tell(action, args) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#send({ call: action, args });
  }

  close() {
    this.#socket.close(1000);
    this.#finish(1000, "");
  }

  #send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  #receive(message) {
    if (this.#closed) return;
    if ("welcome" in message) {
      this.#welcomed = true;
      this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS);
      this.#listener.welcome(message.welcome);
    } else if ("reply" in message) {
      const call = this.#calls.get(message.reply);
      this.#calls.delete(message.reply);
      if (message.error) call?.reject(new ActorError(message.error));
      else call?.resolve(message.value);
    } else if ("event" in message) {
      this.#listener.event(message.event, message.args ?? {});
    } else if ("pong" in message) {
      this.#pongMissing = false;
    } else if ("error" in message && !this.#welcomed) {
      this.#refusal = new ActorError(message.error);
    }
    // Kinds that a later server may send are ignored, as the protocol asks.
  }

  // A browser neither shows WebSocket pings nor sends them, so a server that is gone without a word is noticed here.
  #beat() {
    if (this.#pongMissing) {
      this.#socket.close();
      this.#finish(1006, "");
      return;
    }
    this.#pongMissing = true;
    this.#send({ ping: Date.now() });
  }

  #finish(code, reason) {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#heartbeat);
    const lost = new ActorError({ code: "connection_lost", message: "The connection is gone." });
    for (const call of this.#calls.values()) call.reject(lost);
    this.#calls.clear();
    if (this.#refusal) this.#listener.refused(this.#refusal);
    this.#listener.closed({ code, reason, welcomed: this.#welcomed });
  }
}
