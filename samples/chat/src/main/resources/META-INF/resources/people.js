// Who is here, and who is typing.

import { avatarOf } from "./message-log.js";

const TYPING_SHOWN_MILLISECONDS = 6_000;

export class People {
  #list = document.getElementById("people");
  #count = document.getElementById("people-count");
  #line = document.getElementById("typing");
  #names = new Set();
  #typing = new Map();
  #me = "";

  /** Everybody who is here, oneself included. */
  reset(names, me) {
    this.#me = me;
    this.#names = new Set(names);
    for (const timer of this.#typing.values()) clearTimeout(timer);
    this.#typing.clear();
    this.#showNames();
    this.#showTyping();
  }

  joined(name) {
    this.#names.add(name);
    this.#showNames();
  }

  left(name) {
    this.#names.delete(name);
    this.#showNames();
    this.typing(name, false);
  }

  // A typist who vanishes says no more; so each "is typing" holds for a while only, and is said again by those who type on.
  typing(name, active) {
    clearTimeout(this.#typing.get(name));
    if (active) this.#typing.set(name, setTimeout(() => this.typing(name, false), TYPING_SHOWN_MILLISECONDS));
    else this.#typing.delete(name);
    this.#showTyping();
  }

  #showNames() {
    const others = [...this.#names].filter((name) => name !== this.#me).sort((a, b) => a.localeCompare(b));
    const names = this.#names.has(this.#me) ? [this.#me, ...others] : others;
    this.#count.textContent = names.length;
    this.#list.replaceChildren(...names.map((name) => this.#person(name)));
  }

  #person(name) {
    const item = document.createElement("li");
    const label = document.createElement("span");
    label.className = "person";
    label.textContent = name;
    item.append(avatarOf(name), label);
    if (name === this.#me) {
      const you = document.createElement("span");
      you.className = "you";
      you.textContent = "you";
      item.append(you);
    }
    return item;
  }

  #showTyping() {
    const names = [...this.#typing.keys()];
    const text =
      names.length === 0 ? ""
      : names.length === 1 ? `${names[0]} is typing`
      : names.length === 2 ? `${names[0]} and ${names[1]} are typing`
      : `${names.length} people are typing`;
    if (this.#line.dataset.text === text) return;
    this.#line.dataset.text = text;
    this.#line.replaceChildren();
    if (text === "") return;
    const dots = document.createElement("span");
    dots.className = "dots";
    dots.setAttribute("aria-hidden", "true");
    dots.append(...[0, 1, 2].map(() => document.createElement("i")));
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = text;
    this.#line.append(dots, words);
  }
}
