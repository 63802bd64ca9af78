// Who is here. A moderator has a button beside each of the others.

import { avatarOf } from "./message-log.js";

export class Guests {
  #list = document.getElementById("people");
  #count = document.getElementById("people-count");
  #names = new Set();
  #me = "";
  #onRemove = null;

  /**
   * Everybody who is here, oneself included.
   *
   * @param onRemove called with the name of somebody who is to be removed; null if that is not ours to do
   */
  reset(names, me, onRemove) {
    this.#me = me;
    this.#onRemove = onRemove;
    this.#names = new Set(names);
    this.#show();
  }

  joined(name) {
    this.#names.add(name);
    this.#show();
  }

  left(name) {
    this.#names.delete(name);
    this.#show();
  }

  #show() {
    const focused = document.activeElement?.closest("#people li")?.dataset.name;
    const others = [...this.#names].filter((name) => name !== this.#me).sort((a, b) => a.localeCompare(b));
    const names = this.#names.has(this.#me) ? [this.#me, ...others] : others;
    this.#count.textContent = names.length;
    this.#list.replaceChildren(...names.map((name) => this.#guest(name)));
    if (focused !== undefined) {
      const button = [...this.#list.children].find((item) => item.dataset.name === focused)?.querySelector("button");
      (button ?? this.#list).focus();
    }
  }

  #guest(name) {
    const item = document.createElement("li");
    item.dataset.name = name;
    const label = document.createElement("span");
    label.className = "person";
    label.textContent = name;
    item.append(avatarOf(name), label);
    if (name === this.#me) {
      const you = document.createElement("span");
      you.className = "you";
      you.textContent = "you";
      item.append(you);
    } else if (this.#onRemove !== null) {
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "remove";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", `Remove ${name}`);
      remove.addEventListener("click", () => this.#onRemove(name));
      item.append(remove);
    }
    return item;
  }
}
