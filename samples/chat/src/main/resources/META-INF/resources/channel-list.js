// The channels of a team: those one is in, with what is new there, and those one could join.

const byName = (a, b) => a.localeCompare(b);

export class ChannelList {
  #list = document.getElementById("channels");
  #onOpen;
  #onLeave;

  /** @param onOpen called with the channel that is to be shown, and joined where one is not in it; @param onLeave likewise */
  constructor(onOpen, onLeave) {
    this.#onOpen = onOpen;
    this.#onLeave = onLeave;
  }

  /**
   * @param joined what one is in: names, with `unread` of each
   * @param sizes how many people are in each channel; 0 where it has ended
   * @param current the name of the channel that is shown; null if none is
   */
  show(joined, sizes, current) {
    const focused = document.activeElement?.closest("#channels button");
    const kept = focused && { channel: focused.dataset.channel, kind: focused.className };
    const others = [...sizes.keys()].filter((name) => !joined.has(name) && sizes.get(name) > 0).sort(byName);
    const items = [...joined.keys()].sort(byName).map((name) => this.#item(name, sizes, joined.get(name), current));
    this.#list.replaceChildren(...items, ...others.map((name) => this.#item(name, sizes, null, current)));
    if (!kept) return;
    const buttons = [...this.#list.querySelectorAll("button")].filter((button) => button.dataset.channel === kept.channel);
    (buttons.find((button) => button.className === kept.kind) ?? buttons[0])?.focus();
  }

  #item(name, sizes, channel, current) {
    const item = document.createElement("li");
    item.classList.toggle("current", name === current);
    item.classList.toggle("outside", channel === null);
    const people = sizes.get(name) ?? 0;
    const open = this.#button(name, "open", `# ${name}`, () => this.#onOpen(name));
    open.setAttribute("aria-label", channel === null ? `Join ${name}, ${people} in it` : `${name}, ${people} in it`);
    if (name === current) open.setAttribute("aria-current", "true");
    if (channel?.unread > 0) {
      const unread = document.createElement("span");
      unread.className = "unread";
      unread.textContent = channel.unread;
      open.append(unread);
      open.setAttribute("aria-label", `${name}, ${channel.unread} new`);
    }
    const count = document.createElement("span");
    count.className = "people-in";
    count.textContent = channel === null ? `join · ${people}` : people;
    open.append(count);
    item.append(open);
    if (channel !== null) {
      const out = this.#button(name, "out", "×", () => this.#onLeave(name));
      out.setAttribute("aria-label", `Leave ${name}`);
      item.append(out);
    }
    return item;
  }

  #button(channel, kind, words, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = kind;
    button.dataset.channel = channel;
    const label = document.createElement("span");
    label.textContent = words;
    button.append(label);
    button.addEventListener("click", action);
    return button;
  }
}
