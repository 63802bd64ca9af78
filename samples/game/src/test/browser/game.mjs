// Plays the game in a real browser. Started by BrowserTest:
//
//   node game.mjs <address of the page> <browser> <folder for screenshots>
//
// It prints what held, one line each, and ends with 1 at the first thing that does not. Where the server is to go away and
// to come back, it prints `@stop` or `@start` and waits for a line on its standard input.

import assert from "node:assert/strict";
import path from "node:path";
import readline from "node:readline";
import { chromium } from "playwright-core";

const [address, executablePath, screenshots] = process.argv.slice(2);
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const PHONE_ON_ITS_SIDE = { width: 740, height: 360 };
const PATIENCE = 10_000;

const answers = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const problems = [];

async function ask(request) {
  console.log(`@${request}`);
  await answers.next();
}

/** A window of its own, as of another player; `told` is what the arena has told it, and where it heads. */
async function open(viewport, { colorScheme = "light", reducedMotion = "no-preference" } = {}) {
  const context = await browser.newContext({
    viewport, colorScheme, reducedMotion, hasTouch: viewport !== DESK, isMobile: viewport !== DESK, deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // The browser itself reports a socket that finds no server; that is part of the play.
    if (message.type() === "error" && !message.text().includes("WebSocket connection")) problems.push(message.text());
  });
  const told = { me: 0, places: new Map(), star: null, score: 0, heading: "", changed: () => {} };
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => hear(told, JSON.parse(payload)));
    socket.on("framesent", ({ payload }) => say(told, JSON.parse(payload)));
  });
  await page.goto(address);
  return { page, told };
}

function hear(told, { event, args }) {
  if (event === "entered") {
    told.me = args.you;
    told.places = new Map(args.players.map(({ number, x, y }) => [number, { x, y }]));
    told.star = args.star;
  } else if (event === "joined") {
    told.places.set(args.player.number, args.player);
  } else if (event === "moved") {
    for (const { player, x, y } of args.positions) told.places.set(player, { x, y });
  } else if (event === "caught") {
    told.star = args.star;
    if (args.player === told.me) told.score = args.score;
  }
  told.changed();
}

function say(told, { call, args }) {
  if (call === "steer") told.heading = `${args.x}, ${args.y}`;
  told.changed();
}

/** Waits until what the arena and the page have told each other fulfils this. */
async function heard(told, what, holds) {
  if (holds()) return;
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not told: ${what}`)), PATIENCE);
    told.changed = () => {
      if (!holds()) return;
      clearTimeout(late);
      told.changed = () => {};
      resolve();
    };
  });
}

async function enter(page, name) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await shown(page.locator("#stage"));
}

const shown = (locator) => locator.waitFor({ state: "visible" });
const names = (page) => page.locator(".player-name").allTextContents();
const players = (page, count) => shown(page.locator(`#players > :nth-child(${count}):last-child`));
const heads = ({ told }, heading) => heard(told, `heading ${heading}`, () => told.heading === heading);
const picture = (page, name) => page.screenshot({ path: path.join(screenshots, `${name}.png`) });

/** A player is drawn where the arena says: the canvas has the color of the score board there. */
async function drawn({ page, told }, name, number) {
  const end = Date.now() + PATIENCE;
  while (!(await page.evaluate(isDrawn, { name, ...told.places.get(number) }))) {
    assert.ok(Date.now() < end, `${name} is not drawn at ${JSON.stringify(told.places.get(number))}`);
  }
}

function isDrawn({ name, x, y }) {
  const item = [...document.querySelectorAll(".player")].find((e) => e.querySelector(".player-name").textContent === name);
  const color = getComputedStyle(item.querySelector(".swatch")).backgroundColor.match(/\d+/g);
  const canvas = document.getElementById("field");
  const [left, top] = [x, y].map((place) => Math.round((place * canvas.width) / 1_000));
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const pixel = canvas.getContext("2d").getImageData(left, top, 1, 1).data;
      resolve(color.every((part, index) => Math.abs(part - pixel[index]) < 6));
    });
  });
}

async function nothingSticksOut(page) {
  const sizes = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { scrollWidth, scrollHeight, innerWidth, innerHeight };
  });
  assert.ok(sizes.scrollWidth <= sizes.innerWidth && sizes.scrollHeight <= sizes.innerHeight, JSON.stringify(sizes));
}

async function step(what, play) {
  await play();
  assert.deepEqual(problems, [], `while: ${what}`);
  console.log(`  ok  ${what}`);
}

const ada = await open(DESK);
const grace = await open(PHONE);
const place = ({ told }, number = told.me) => told.places.get(number);

await step("one who has no name is told so at the name field", async () => {
  await picture(ada.page, "entrance-desk");
  await grace.page.getByRole("button", { name: "Play" }).click();
  await shown(grace.page.locator("#name-error", { hasText: "Choose a name." }));
  assert.equal(await grace.page.evaluate(() => document.activeElement.id), "name");
  await picture(grace.page, "refused-phone");
});

await step("one comes in by keyboard alone, and the others see it", async () => {
  await ada.page.keyboard.type("ada");
  await ada.page.keyboard.press("Enter");
  await shown(ada.page.locator("#stage"));
  assert.equal(await ada.page.evaluate(() => document.activeElement.id), "stage");
  await enter(grace.page, "grace");
  await players(ada.page, 2);
  assert.deepEqual(await names(ada.page), ["ada", "grace"]);
  assert.deepEqual(await names(grace.page), ["ada", "grace"]);
  await drawn(ada, "grace", 2);
  await drawn(grace, "grace", 2);
  await nothingSticksOut(ada.page);
  await nothingSticksOut(grace.page);
  await picture(ada.page, "began-desk");
  await picture(grace.page, "began-phone");
});

await step("arrow keys and letters move, and a key let go stops", async () => {
  const start = place(ada);
  await ada.page.keyboard.down("ArrowLeft");
  await heard(grace.told, "ada to the left", () => place(grace, 1).x < start.x - 60);
  await ada.page.keyboard.up("ArrowLeft");
  await ada.page.keyboard.down("KeyS");
  await heard(grace.told, "ada down", () => place(grace, 1).y > start.y + 60);
  await picture(ada.page, "moving-desk");
  await ada.page.keyboard.down("KeyD");
  await heads(ada, "1, 1");
  await ada.page.keyboard.down("KeyA"); // outweighs the one before
  await heads(ada, "0, 1");
  for (const key of ["KeyS", "KeyD", "KeyA"]) await ada.page.keyboard.up(key);
  await heads(ada, "0, 0");
  await drawn(grace, "ada", 1);
});

await step("a window that is left does not run on", async () => {
  await ada.page.keyboard.down("ArrowUp");
  await heads(ada, "0, -1");
  await ada.page.evaluate(() => dispatchEvent(new Event("blur")));
  await heads(ada, "0, 0");
  await ada.page.keyboard.up("ArrowUp");
});

await step("a finger moves, as far and as fast as it is dragged", async () => {
  const finger = await grace.page.context().newCDPSession(grace.page);
  const touch = (type, ...touchPoints) => finger.send("Input.dispatchTouchEvent", { type, touchPoints });
  const start = place(grace);
  await touch("touchStart", { x: 180, y: 600 });
  await shown(grace.page.locator("#stick"));
  await touch("touchMove", { x: 180, y: 572 });
  await heads(grace, "0, -0.5");
  await heard(ada.told, "grace up", () => place(ada, 2).y < start.y - 60);
  await touch("touchMove", { x: 120, y: 520 });
  await heads(grace, "-0.6, -0.8");
  await picture(grace.page, "finger-phone");
  await touch("touchMove", { x: 182, y: 597 });
  await heads(grace, "0, 0");
  await touch("touchMove", { x: 180, y: 700 });
  await heads(grace, "0, 1");
  await touch("touchEnd");
  await heads(grace, "0, 0");
  assert.equal(await grace.page.locator("#stick").isVisible(), false);
  assert.equal(await grace.page.evaluate(() => scrollY), 0);
});

await step("the mouse drags, too", async () => {
  const start = place(ada);
  await ada.page.mouse.move(700, 400);
  await ada.page.mouse.down();
  await ada.page.mouse.move(900, 400);
  await heads(ada, "1, 0");
  await heard(grace.told, "ada to the right", () => place(grace, 1).x > start.x + 60);
  await ada.page.mouse.up();
  await heads(ada, "0, 0");
});

/** Runs to where the star is, by keys. */
async function run(window, target) {
  for (const [axis, less, more] of [["x", "ArrowLeft", "ArrowRight"], ["y", "ArrowUp", "ArrowDown"]]) {
    const away = () => target[axis] - place(window)[axis];
    if (Math.abs(away()) < 20) continue;
    const ahead = Math.sign(away());
    const before = window.told.score;
    await window.page.keyboard.down(ahead < 0 ? less : more);
    await heard(window.told, `near ${axis}`, () => away() * ahead < 30 || window.told.score > before);
    await window.page.keyboard.up(ahead < 0 ? less : more);
    await heads(window, "0, 0");
  }
}

await step("who reaches the star has a point, and both see it", async () => {
  while (ada.told.score === 0) {
    await run(ada, ada.told.star);
    // What has happened meanwhile is on its way.
    await new Promise((resume) => setTimeout(resume, 50));
  }
  await shown(ada.page.locator("#news", { hasText: "You caught it!" }));
  await shown(ada.page.locator(".player.mine .score", { hasText: "1" }));
  await shown(grace.page.locator(".player:first-child .score", { hasText: "1" }));
  await picture(ada.page, "caught-desk");
});

await step("in the dark, with less motion, and with a long name", async () => {
  const alan = await open(PHONE_ON_ITS_SIDE, { colorScheme: "dark", reducedMotion: "reduce" });
  await enter(alan.page, "Alan Mathison T.");
  const night = await open(PHONE, { colorScheme: "dark" });
  await picture(night.page, "entrance-dark-phone");
  await enter(night.page, "kurt");
  await players(ada.page, 4);
  await drawn(alan, "kurt", night.told.me);
  for (const { page } of [alan, night]) await nothingSticksOut(page);
  await picture(alan.page, "dark-phone-on-its-side");
  await picture(night.page, "dark-phone");
  await alan.page.context().close();
  await night.page.context().close();
  await players(ada.page, 2);
});

await step("another arena is another game", async () => {
  const { page } = await open(DESK, { colorScheme: "dark" });
  await page.goto(`${address}#${encodeURIComponent("the beach / 2")}`);
  await enter(page, "alan");
  assert.deepEqual(await names(page), ["alan"]);
  await shown(page.getByText("the beach / 2"));
  await picture(page, "dark-desk");
  await page.context().close();
});

await step("who leaves is gone for the others", async () => {
  await grace.page.getByRole("button", { name: "Leave" }).click();
  await shown(grace.page.getByLabel("Your name"));
  await shown(ada.page.locator("#news", { hasText: "grace left" }));
  assert.deepEqual(await names(ada.page), ["ada"]);
  await grace.page.getByRole("button", { name: "Play", exact: true }).click();
  await players(ada.page, 2);
});

await step("the server goes away, and the page says so", async () => {
  await ask("stop");
  await shown(ada.page.getByText("The server has shut down."));
  await shown(grace.page.getByText("The server has shut down."));
  await picture(grace.page, "gone-phone");
  await grace.page.getByRole("button", { name: "Play again" }).click();
  await shown(grace.page.getByText("The server does not answer yet."));
});

await step("the server comes back, and a click begins anew", async () => {
  await ask("start");
  await ada.page.getByRole("button", { name: "Play again" }).click();
  await players(ada.page, 1);
  await grace.page.getByRole("button", { name: "Play again" }).click();
  await players(ada.page, 2);
  const start = place(grace);
  await grace.page.keyboard.down("ArrowLeft");
  await heard(ada.told, "grace to the left", () => place(ada, 2).x < start.x - 60);
});

await browser.close();
process.exit(0);
