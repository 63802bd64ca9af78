// Drives the page of the secure chat in a real browser. Started by BrowserTest:
//
//   node secure-chat.mjs <address of the page> <browser> <folder for screenshots>
//
// It prints what held, one line each, and ends with 1 at the first thing that does not. It prints `@restart` where the server is
// to go away and to come back, `@brief` where tokens are to be good for a few seconds only, and `@usual` where that is over; then
// it waits for a line on its standard input.

import assert from "node:assert/strict";
import path from "node:path";
import readline from "node:readline";
import { chromium } from "playwright-core";

const [address, executablePath, screenshots] = process.argv.slice(2);
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const PATIENCE = 15_000;

const answers = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const problems = [];

async function ask(request) {
  console.log(`@${request}`);
  await answers.next();
}

/** A window of its own, as of another person. */
async function open(viewport, { colorScheme = "light", hash = "" } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, hasTouch: viewport === PHONE, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // The browser itself reports what is refused; that is part of the play.
    const told = /WebSocket connection|Failed to load resource/.test(message.text());
    if (message.type() === "error" && !told) problems.push(message.text());
  });
  await page.goto(address + hash);
  await page.locator("#users input").first().waitFor();
  return page;
}

async function signIn(page, name, room = "lobby") {
  await page.locator("#users label", { hasText: name }).click();
  await page.getByLabel("Room").selectOption(room);
  await page.getByRole("button", { name: "Sign in" }).click();
  await connected(page);
}

const shown = (locator) => locator.waitFor({ state: "visible" });
const state = (page, words) => shown(page.locator("#state", { hasText: words }));
const connected = (page) => state(page, /^Connected$/);
const said = (page, text) => page.locator(".message .text", { hasText: text });
const post = async (page, text) => {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
};
const here = (page, names) =>
  page.waitForFunction(
    (expected) => [...document.querySelectorAll(".person")].map((e) => e.textContent).sort().join() === expected,
    [...names].sort().join(),
  );
const focusIsOn = (page, id) => page.waitForFunction((expected) => document.activeElement.id === expected, id);
async function picture(page, name) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: "disabled" });
}

async function step(what, play) {
  await play();
  assert.deepEqual(problems, [], `while: ${what}`);
  console.log(`  ok  ${what}`);
}

const ada = await open(DESK);
let grace = await open(PHONE);

await step("one signs in by keyboard alone, and the cursor waits in the message field", async () => {
  await picture(ada, "entrance-desk");
  await picture(grace, "entrance-phone");
  await shown(ada.getByText("Nobody asks for a password"));
  await focusIsOn(ada, "");
  assert.equal(await ada.evaluate(() => document.activeElement.value), "ada");
  await ada.keyboard.press("Tab");
  await ada.keyboard.press("Tab");
  await ada.keyboard.press("Enter");
  await connected(ada);
  await focusIsOn(ada, "text");
  await shown(ada.getByText(/^Signed in as ada until /));
});

await step("members talk, and the names are those of their tokens", async () => {
  await signIn(grace, "grace");
  await here(ada, ["ada", "grace"]);
  await post(grace, "Good morning <b>Ada</b>.");
  await shown(said(ada, "Good morning <b>Ada</b>."));
  assert.equal(await ada.locator(".message .author").first().textContent(), "grace");
  await post(ada, "Good morning! Please keep to engines here.");
  await shown(said(grace, "keep to engines"));
});

const eve = await open(PHONE, { colorScheme: "dark" });

await step("one without a role may listen, and has nothing to type into", async () => {
  await signIn(eve, "eve");
  await shown(said(eve, "keep to engines"));
  await shown(eve.getByText("You may listen here."));
  assert.equal(await eve.getByLabel("Message", { exact: true }).isVisible(), false);
  await here(grace, ["ada", "eve", "grace"]);
  assert.equal(await grace.getByRole("button", { name: "Remove" }).count(), 0);
  await picture(eve, "listener-dark-phone");
});

await step("a reload keeps who one is", async () => {
  await eve.reload();
  await connected(eve);
  await shown(said(eve, "keep to engines"));
});

await step("a moderator removes a member by keyboard, who is told why and stays out for a while", async () => {
  await picture(ada, "moderator-desk");
  await ada.setViewportSize(PHONE);
  await picture(ada, "moderator-phone");
  await ada.setViewportSize(DESK);
  await ada.getByRole("button", { name: "Remove grace" }).focus();
  await ada.keyboard.press("Enter");
  await focusIsOn(ada, "kick-reason");
  await ada.keyboard.press("Enter");
  await shown(ada.locator("#kick-error", { hasText: "Say why." }));
  await ada.keyboard.type("Please keep to engines.");
  await picture(ada, "remove-desk");
  await ada.keyboard.press("Enter");
  await shown(grace.getByText("You were removed from this room (4409): Please keep to engines."));
  await state(grace, "Not connected");
  await picture(grace, "removed-phone");
  await shown(ada.locator(".notice", { hasText: "ada removed grace: Please keep to engines." }));
  await here(ada, ["ada", "eve"]);
  await here(eve, ["ada", "eve"]);
  await grace.getByRole("button", { name: "Try again" }).click();
  await shown(grace.locator("#gone-text", { hasText: "Try again in a minute." }));
  await grace.getByRole("button", { name: "Sign out" }).click();
  await shown(grace.getByRole("heading", { name: "Sign in" }));
});

await step("a room that somebody guesses is not there", async () => {
  const alan = await open(PHONE, { hash: "#cellar" });
  assert.equal(await alan.getByLabel("Room").inputValue(), "cellar");
  await alan.locator("#users label", { hasText: "alan" }).click();
  await alan.getByRole("button", { name: "Sign in" }).click();
  await shown(alan.getByText("There is no room “cellar”."));
  await picture(alan, "no-room-phone");
  await alan.context().close();
});

await step("the server goes away and comes back, and the sign-in still holds", async () => {
  await ask("restart");
  await shown(ada.getByText("The server has shut down."));
  await ada.getByRole("button", { name: "Reconnect" }).click();
  await connected(ada);
  await here(ada, ["ada"]);
});

await step("a sign-in ends while one is connected, and the page asks to sign in again", async () => {
  // Of a window of its own, so that nothing of the removal before is left in it.
  await grace.context().close();
  grace = await open(PHONE);
  await ask("brief");
  await signIn(grace, "grace");
  await ask("usual");
  await grace.getByLabel("Message", { exact: true }).fill("half a sentence");
  await shown(grace.getByText("Your sign-in has expired."));
  await state(grace, "Not connected");
  await focusIsOn(grace, "again");
  await picture(grace, "expired-phone");
  await here(ada, ["ada"]);
  await grace.keyboard.press("Enter");
  await shown(grace.getByRole("heading", { name: "Sign in" }));
  await signIn(grace, "grace");
  assert.equal(await grace.getByLabel("Message", { exact: true }).inputValue(), "half a sentence");
  await grace.keyboard.press("Enter");
  await shown(said(ada, "half a sentence"));
});

await browser.close();
process.exit(0);
