// Where one is heading: by arrow keys or WASD, or by dragging a finger or the mouse anywhere on the stage.

const KEYS = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  KeyW: [0, -1], KeyS: [0, 1], KeyA: [-1, 0], KeyD: [1, 0],
};
const STICK_PIXELS = 56;
const REST = 0.16; // a finger that hardly moves stands still
const SENT_MILLISECONDS = 50; // the arena looks no more often

export class Controls {
  #stage;
  #stick = document.getElementById("stick");
  #steer;
  #keys = new Set();
  #pointer = null; // which one drags, and where it began
  #drag = [0, 0];
  #told = "0,0";
  #toldAt = 0;
  #timer = 0;
  #live = false;

  /** `steer(x, y)` is told each change, at most twenty times a second. */
  constructor(stage, steer) {
    this.#stage = stage;
    this.#steer = steer;
    addEventListener("keydown", (event) => this.#key(event, true));
    addEventListener("keyup", (event) => this.#key(event, false));
    addEventListener("blur", () => this.release());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.release(); });
    stage.addEventListener("pointerdown", (event) => this.#grab(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      stage.addEventListener(end, (event) => this.#letGo(event));
    }
    stage.addEventListener("contextmenu", (event) => { if (this.#pointer) event.preventDefault(); });
  }

  /** Begins or ends to listen. A new game begins at rest. */
  live(live) {
    this.release();
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#told = "0,0";
    this.#live = live;
  }

  release() {
    this.#keys.clear();
    this.#pointer = null;
    this.#drag = [0, 0];
    this.#stick.hidden = true;
    this.#changed();
  }

  #key(event, down) {
    if (!this.#live || !(event.code in KEYS)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      this.#keys.clear();
    } else {
      event.preventDefault(); // else the page would scroll
      if (down) this.#keys.add(event.code);
      else this.#keys.delete(event.code);
    }
    this.#changed();
  }

  #grab(event) {
    if (!this.#live || this.#pointer || event.button !== 0) return;
    event.preventDefault();
    this.#stage.focus({ preventScroll: true });
    this.#stage.setPointerCapture(event.pointerId);
    this.#pointer = { id: event.pointerId, x: event.clientX, y: event.clientY };
    this.#stick.style.left = `${event.clientX}px`;
    this.#stick.style.top = `${event.clientY}px`;
    this.#stick.hidden = false;
    this.#show();
  }

  #move(event) {
    if (this.#pointer?.id !== event.pointerId) return;
    const x = (event.clientX - this.#pointer.x) / STICK_PIXELS;
    const y = (event.clientY - this.#pointer.y) / STICK_PIXELS;
    const length = Math.hypot(x, y);
    const scale = length < REST ? 0 : 1 / Math.max(1, length);
    this.#drag = [x * scale, y * scale];
    this.#show();
    this.#changed();
  }

  #letGo(event) {
    if (this.#pointer?.id === event.pointerId) this.release();
  }

  #show() {
    this.#stick.style.setProperty("--x", `${this.#drag[0] * STICK_PIXELS}px`);
    this.#stick.style.setProperty("--y", `${this.#drag[1] * STICK_PIXELS}px`);
  }

  #heading() {
    if (this.#keys.size === 0) return this.#drag;
    const sum = [...this.#keys].map((key) => KEYS[key]).reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
    return sum.map((part) => Math.max(-1, Math.min(1, part)));
  }

  #changed() {
    if (!this.#live || this.#timer) return;
    const wait = this.#toldAt + SENT_MILLISECONDS - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#changed();
      }, wait);
      return;
    }
    const [x, y] = this.#heading().map((part) => Math.round(part * 100) / 100);
    if (this.#told === `${x},${y}`) return;
    this.#told = `${x},${y}`;
    this.#toldAt = performance.now();
    this.#steer(x, y);
  }
}
