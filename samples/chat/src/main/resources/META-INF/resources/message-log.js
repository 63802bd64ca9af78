// The messages and notices of a room. Whatever a person wrote reaches the page as text, never as markup.

const GROUP_MILLISECONDS = 5 * 60_000;
const NEAR_THE_END_PIXELS = 80;
const MESSAGES_KEPT = 500;

const clockTime = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const calendarDay = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

/** A hue for a name, the same for everybody. */
export function hueOf(name) {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)) % 360;
  return hash;
}

export function avatarOf(name) {
  const avatar = document.createElement("span");
  avatar.className = "avatar";
  avatar.style.setProperty("--hue", hueOf(name));
  avatar.setAttribute("aria-hidden", "true");
  avatar.textContent = [...name][0]?.toLocaleUpperCase() ?? "?";
  return avatar;
}

export class MessageLog {
  #scroller = document.getElementById("scroller");
  #list = document.getElementById("log");
  #newer = document.getElementById("newer");
  #empty = document.getElementById("empty");
  #waiting = null; // what comes while the history is under way
  #last = null; // the message above the next one; null after a notice
  #lastNumber = 0;
  #day = "";

  constructor() {
    this.#newer.addEventListener("click", () => {
      this.#scroller.focus({ preventScroll: true });
      this.#newer.hidden = true;
      this.#toTheEnd("smooth");
    });
    this.#scroller.addEventListener("scroll", () => {
      if (this.#nearTheEnd()) this.#newer.hidden = true;
    });
    // A keyboard that slides in, a line more in the composer: the end stays in sight.
    let height = 0;
    new ResizeObserver(() => {
      const shrunk = height - this.#scroller.clientHeight;
      height = this.#scroller.clientHeight;
      if (this.#distanceToTheEnd() <= NEAR_THE_END_PIXELS + Math.max(0, shrunk)) this.#toTheEnd("instant");
    }).observe(this.#scroller);
  }

  /** Begins anew: until `showHistory`, what comes waits. */
  clear() {
    this.#list.replaceChildren();
    this.#waiting = [];
    this.#last = null;
    this.#lastNumber = 0;
    this.#day = "";
    this.#newer.hidden = true;
    this.#empty.hidden = true;
  }

  showHistory(messages, me) {
    this.#scroller.setAttribute("aria-live", "off");
    for (const message of messages) this.#append(message, me);
    const waiting = this.#waiting;
    this.#waiting = null;
    for (const add of waiting) add();
    this.#empty.hidden = this.#lastNumber > 0;
    this.#toTheEnd("instant");
    requestAnimationFrame(() => this.#scroller.setAttribute("aria-live", "polite"));
  }

  add(message, me) {
    if (this.#waiting) {
      this.#waiting.push(() => this.#append(message, me));
      return;
    }
    const follow = this.#nearTheEnd() || message.author === me;
    this.#append(message, me);
    this.#empty.hidden = true;
    this.#settle(follow);
  }

  notice(text) {
    if (this.#waiting) {
      this.#waiting.push(() => this.#appendNotice(text));
      return;
    }
    const follow = this.#nearTheEnd();
    this.#appendNotice(text);
    this.#settle(follow);
  }

  #append(message, me) {
    if (message.number <= this.#lastNumber) return; // told twice: by the history and as an event
    const at = new Date(message.at);
    this.#appendDay(at);
    const goesOn = this.#last?.author === message.author && at - this.#last.at < GROUP_MILLISECONDS;
    const item = document.createElement("li");
    item.className = "message";
    item.classList.toggle("mine", message.author === me);
    item.classList.toggle("first", !goesOn);
    item.style.setProperty("--hue", hueOf(message.author));

    const author = document.createElement("span");
    author.className = goesOn ? "author unseen" : "author";
    author.textContent = message.author;
    const text = document.createElement("p");
    text.className = "text";
    text.textContent = message.text;
    const time = document.createElement("time");
    time.dateTime = message.at;
    time.textContent = clockTime.format(at);
    const line = document.createElement("div");
    line.className = "line";
    line.append(text, time);
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    bubble.append(author, line);
    item.append(avatarOf(message.author), bubble);

    this.#list.append(item);
    this.#last = { author: message.author, at };
    this.#lastNumber = message.number;
  }

  #appendDay(at) {
    const day = calendarDay.format(at);
    if (day === this.#day) return;
    const today = day === calendarDay.format(new Date());
    if (!(today && this.#day === "")) this.#appendNotice(today ? "Today" : day);
    this.#day = day;
  }

  #appendNotice(text) {
    const item = document.createElement("li");
    item.className = "notice";
    item.textContent = text;
    this.#list.append(item);
    this.#last = null;
  }

  #settle(follow) {
    if (follow) this.#toTheEnd("instant");
    else this.#newer.hidden = false;
    while (this.#list.childElementCount > MESSAGES_KEPT) this.#list.firstElementChild.remove();
  }

  #distanceToTheEnd() {
    return this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight;
  }

  #nearTheEnd() {
    return this.#distanceToTheEnd() <= NEAR_THE_END_PIXELS;
  }

  #toTheEnd(behavior) {
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior });
  }
}
