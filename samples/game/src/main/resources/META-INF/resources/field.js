// The field on its canvas: who is where, and the star. It draws between what the arena tells twenty times a second.

const GLIDE_MILLISECONDS = 65; // a little longer than a tick, so that a tick that is late is not seen
const TRAIL = 14;
const CELLS = 10;

const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** The color of a player, the same for everybody; neighbors in number are far apart on the wheel. */
export function colorOf(number) {
  return `hsl(${Math.round((number * 137.508 + 190) % 360)} 72% 56%)`;
}

export class Field {
  #canvas;
  #pen;
  #colors = {};
  #size = 1;
  #playerRadius = 1;
  #starRadius = 1;
  #players = new Map();
  #me = 0;
  #star = null;
  #sparks = [];
  #frame = 0;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
    dark.addEventListener("change", () => this.#readColors());
    new ResizeObserver(() => this.#fit()).observe(canvas);
  }

  begin({ you, field, players, star }) {
    this.#readColors();
    this.#fit();
    this.#size = field.size;
    this.#playerRadius = field.player;
    this.#starRadius = field.star;
    this.#me = you;
    this.#players.clear();
    this.#sparks = [];
    this.#star = { ...star, since: performance.now() };
    for (const player of players) this.join(player);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  end() {
    cancelAnimationFrame(this.#frame);
  }

  join({ number, name, x, y }) {
    const at = performance.now();
    this.#players.set(number, { name, color: colorOf(number), x, y, from: [x, y], to: [x, y], at, born: at, look: [0, 1], trail: [] });
  }

  leave(number) {
    this.#players.delete(number);
  }

  move(positions) {
    const now = performance.now();
    for (const { player: number, x, y } of positions) {
      const player = this.#players.get(number);
      if (!player || (player.to[0] === x && player.to[1] === y)) continue;
      const [dx, dy] = [x - player.to[0], y - player.to[1]];
      const length = Math.hypot(dx, dy);
      player.look = [dx / length, dy / length];
      player.from = this.#place(player, now);
      player.to = [x, y];
      player.at = now;
    }
  }

  /** The star is there, and where it was before, it bursts in the color of who has caught it. */
  star(spot, catcher) {
    if (!still.matches) {
      this.#sparks.push({ x: this.#star.x, y: this.#star.y, color: colorOf(catcher), since: performance.now() });
    }
    this.#star = { ...spot, since: performance.now() };
  }

  #place(player, now) {
    const part = Math.min(1, (now - player.at) / GLIDE_MILLISECONDS);
    return [0, 1].map((axis) => player.from[axis] + (player.to[axis] - player.from[axis]) * part);
  }

  #readColors() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["floor", "dot", "ink", "halo", "star", "star-clear", "star-edge"]) {
      this.#colors[name] = style.getPropertyValue(`--${name}`).trim();
    }
    this.#colors.font = style.getPropertyValue("--sans");
  }

  #fit() {
    const side = Math.round(this.#canvas.clientWidth * devicePixelRatio);
    if (side > 0 && this.#canvas.width !== side) this.#canvas.width = this.#canvas.height = side;
  }

  #draw() {
    this.#frame = requestAnimationFrame(() => this.#draw());
    // Not the time of the frame, which may lie before that of what has just been told.
    const now = performance.now();
    const pen = this.#pen;
    const scale = this.#canvas.width / this.#size;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.#drawFloor(pen);
    this.#drawStar(pen, now);
    this.#drawSparks(pen, now);
    const players = [...this.#players].sort(([a], [b]) => (a === this.#me) - (b === this.#me));
    for (const [, player] of players) this.#drawTrail(pen, player, now);
    for (const [number, player] of players) this.#drawPlayer(pen, player, number === this.#me, now);
    for (const [, player] of players) this.#drawName(pen, player, scale);
  }

  #drawFloor(pen) {
    pen.fillStyle = this.#colors.floor;
    pen.fillRect(0, 0, this.#size, this.#size);
    pen.fillStyle = this.#colors.dot;
    const cell = this.#size / CELLS;
    for (let column = 0; column < CELLS; column++) {
      for (let row = 0; row < CELLS; row++) disc(pen, (column + 0.5) * cell, (row + 0.5) * cell, 3);
    }
  }

  #drawStar(pen, now) {
    const { x, y, since } = this.#star;
    const age = now - since;
    const pulse = still.matches ? 0 : Math.sin(now / 320);
    const grown = still.matches ? 1 : Math.min(1, age / 220);
    const radius = this.#starRadius * 1.5 * grown;
    const glow = pen.createRadialGradient(x, y, radius * 0.4, x, y, radius * 3.4);
    glow.addColorStop(0, this.#colors.star);
    glow.addColorStop(1, this.#colors["star-clear"]);
    pen.globalAlpha = 0.34 + 0.1 * pulse;
    pen.fillStyle = glow;
    disc(pen, x, y, radius * 3.4);
    pen.globalAlpha = 1;
    pen.save();
    pen.translate(x, y);
    pen.rotate(still.matches ? 0 : Math.sin(now / 900) * 0.25);
    pen.beginPath();
    for (let corner = 0; corner < 10; corner++) {
      const reach = radius * (corner % 2 === 0 ? 1.12 + 0.06 * pulse : 0.52);
      const angle = (corner * Math.PI) / 5 - Math.PI / 2;
      pen.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
    }
    pen.closePath();
    pen.lineJoin = "round";
    pen.lineWidth = 5;
    pen.strokeStyle = this.#colors["star-edge"];
    pen.stroke();
    pen.fillStyle = this.#colors.star;
    pen.fill();
    pen.restore();
  }

  #drawSparks(pen, now) {
    this.#sparks = this.#sparks.filter((spark) => now - spark.since < 500);
    for (const { x, y, color, since } of this.#sparks) {
      const part = (now - since) / 500;
      pen.globalAlpha = 1 - part;
      pen.fillStyle = color;
      for (let ray = 0; ray < 10; ray++) {
        const angle = (ray * Math.PI) / 5;
        const reach = 20 + 70 * Math.sqrt(part);
        disc(pen, x + Math.cos(angle) * reach, y + Math.sin(angle) * reach, 6 * (1 - part) + 1);
      }
    }
    pen.globalAlpha = 1;
  }

  #drawTrail(pen, player, now) {
    [player.x, player.y] = this.#place(player, now);
    if (still.matches) return;
    player.trail.push([player.x, player.y]);
    if (player.trail.length > TRAIL) player.trail.shift();
    pen.fillStyle = player.color;
    player.trail.forEach(([x, y], index) => {
      const part = (index + 1) / TRAIL;
      pen.globalAlpha = 0.11 * part;
      disc(pen, x, y, this.#playerRadius * (0.45 + 0.5 * part));
    });
    pen.globalAlpha = 1;
  }

  #drawPlayer(pen, { x, y, color, look, born }, mine, now) {
    const grown = still.matches ? 1 : Math.min(1, (now - born) / 200);
    const radius = this.#playerRadius * grown;
    if (mine) {
      pen.lineWidth = 4;
      pen.strokeStyle = this.#colors.ink;
      pen.beginPath();
      pen.arc(x, y, radius + 5, 0, 2 * Math.PI);
      pen.stroke();
    }
    pen.fillStyle = color;
    disc(pen, x, y, radius);
    // Eyes that look where one goes, to either side of the middle.
    const [lookX, lookY] = look;
    for (const side of [-1, 1]) {
      const eyeX = x + (side * -lookY * 0.42 + lookX * 0.42) * radius;
      const eyeY = y + (side * lookX * 0.42 + lookY * 0.42) * radius;
      pen.fillStyle = "#fff";
      disc(pen, eyeX, eyeY, radius * 0.27);
      pen.fillStyle = "#1c1a26";
      disc(pen, eyeX + lookX * radius * 0.09, eyeY + lookY * radius * 0.09, radius * 0.14);
    }
  }

  #drawName(pen, { name, x, y }, scale) {
    // As large on a small screen as on a large one, and never cut off at a wall.
    const height = Math.min(46, (13 * devicePixelRatio) / scale);
    pen.font = `600 ${height}px ${this.#colors.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const half = pen.measureText(name).width / 2 + 6;
    const below = y + this.#playerRadius + 8 + height * 0.6;
    const textY = below + height * 0.6 > this.#size ? y - this.#playerRadius - 8 - height * 0.6 : below;
    const textX = Math.max(half, Math.min(this.#size - half, x));
    pen.lineWidth = height * 0.24;
    pen.lineJoin = "round";
    pen.strokeStyle = this.#colors.halo;
    pen.strokeText(name, textX, textY);
    pen.fillStyle = this.#colors.ink;
    pen.fillText(name, textX, textY);
  }
}

function disc(pen, x, y, radius) {
  pen.beginPath();
  pen.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
  pen.fill();
}
