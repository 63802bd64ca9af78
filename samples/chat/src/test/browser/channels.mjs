// Drives the page of a team with channels in a real browser. Started by BrowserTest, as chat.mjs is.

import assert from "node:assert/strict";
import path from "node:path";
import readline from "node:readline";
import { chromium } from "playwright-core";

const [address, executablePath, screenshots] = process.argv.slice(2);
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const PATIENCE = 15_000;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const problems = [];
const answers = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(request) {
  console.log(`@${request}`);
  await answers.next();
}

/** A window of its own, as of another person. */
async function open(viewport, colorScheme = "light") {
  const context = await browser.newContext({ viewport, colorScheme, hasTouch: viewport === PHONE, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
  await page.goto(`${address}channels.html`);
  return page;
}

async function enter(page, name) {
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Enter" }).click();
  await inChannel(page, "general");
}

const shown = (locator) => locator.waitFor({ state: "visible" });
const inChannel = (page, name) =>
  page.waitForFunction((expected) => document.querySelector("[aria-current]")?.dataset.channel === expected, name);
const said = (page, text) => page.locator(".message .text", { hasText: text });
const people = (page, names) =>
  page.waitForFunction(
    (expected) => [...document.querySelectorAll(".person")].map((e) => e.textContent).sort().join() === expected,
    [...names].sort().join(),
  );
const join = async (page, channel) => {
  await page.getByLabel("Another channel").fill(channel);
  await page.keyboard.press("Enter");
};
const post = async (page, text) => {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
};
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
const grace = await open(PHONE);

await step("one comes into the first channel, by keyboard alone", async () => {
  await picture(grace, "channels-entrance-phone");
  await ada.keyboard.type("ada");
  await ada.keyboard.press("Enter");
  await inChannel(ada, "general");
  await enter(grace, "grace");
  await people(ada, ["ada", "grace"]);
  await people(grace, ["ada", "grace"]);
});

await step("a channel that somebody begins is offered to the others, with how many are in it", async () => {
  await join(ada, "engines");
  await inChannel(ada, "engines");
  await people(ada, ["ada"]);
  await shown(grace.getByRole("button", { name: "Join engines, 1 in it" }));
  await post(ada, "Who knows about cards?");
  await shown(said(ada, "Who knows about cards?"));
});

await step("who is not in a channel hears nothing of it; who joins finds what was said", async () => {
  await post(grace, "Hello, everybody.");
  await shown(ada.getByRole("button", { name: "general, 1 new" }));
  assert.equal(await said(grace, "cards").count(), 0);
  assert.equal(await grace.locator(".unread").count(), 0);
  await grace.getByRole("button", { name: "Join engines, 1 in it" }).click();
  await inChannel(grace, "engines");
  await shown(said(grace, "Who knows about cards?"));
  await people(ada, ["ada", "grace"]);
  await shown(ada.locator(".notice", { hasText: "grace came in" }));
});

await step("each channel has its own messages, and says what is new", async () => {
  await post(grace, "Ask Charles <b>Babbage</b>.");
  await shown(said(ada, "Ask Charles <b>Babbage</b>."));
  await picture(grace, "channels-phone");
  await picture(ada, "channels-desk");
  await ada.getByRole("button", { name: "general, 1 new" }).click();
  await shown(said(ada, "Hello, everybody."));
  assert.equal(await said(ada, "Charles").count(), 0);
  assert.equal(await ada.locator(".unread").count(), 0);
});

const second = await open(DESK, "dark");

await step("one person in two windows is one person in a channel, until the last has left it", async () => {
  await enter(second, "grace");
  await join(second, "engines");
  await inChannel(second, "engines");
  await ada.getByRole("button", { name: /^engines, / }).click();
  await people(ada, ["ada", "grace"]);
  await picture(second, "channels-dark-desk");
  await second.getByRole("button", { name: "Leave engines" }).click();
  await inChannel(second, "general");
  await post(grace, "I am still here.");
  await shown(said(ada, "I am still here."));
  await people(ada, ["ada", "grace"]);
  await grace.getByRole("button", { name: "Leave engines" }).click();
  await people(ada, ["ada"]);
  await post(ada, "Gone, all of you?");
  await shown(said(ada, "Gone, all of you?"));
  assert.equal(await grace.locator(".unread").count(), 0);
  await second.context().close();
});

await step("a channel of a name that is none is refused in words", async () => {
  await join(grace, "two words");
  await shown(grace.locator("#channel-error", { hasText: "1 to 32 letters" }));
  await picture(grace, "channels-refused-phone");
});

await step("a reload comes back into the same channels", async () => {
  await ada.reload();
  await inChannel(ada, "engines");
  await shown(ada.getByRole("button", { name: /^general, / }));
  await people(ada, ["ada"]);
});

await step("a channel ends with its last member, and one may be in none", async () => {
  await ada.getByRole("button", { name: "Leave engines" }).click();
  await inChannel(ada, "general");
  await grace.getByRole("button", { name: /engines/ }).waitFor({ state: "detached" });
  await grace.getByRole("button", { name: "Leave general" }).click();
  await shown(grace.getByText("You are in no channel."));
  await grace.reload();
  await shown(grace.getByText("You are in no channel."));
  await people(ada, ["ada"]);
});

await step("the server goes away and comes back, and a click brings one back into the channels", async () => {
  await join(ada, "engines");
  await inChannel(ada, "engines");
  await ask("stop");
  await shown(ada.getByText("The server has shut down."));
  await picture(ada, "channels-gone-desk");
  await picture(grace, "channels-gone-phone");
  await ask("start");
  await ada.getByRole("button", { name: "Reconnect" }).click();
  await inChannel(ada, "engines");
  await people(ada, ["ada"]);
  await shown(ada.getByRole("button", { name: /^general, 1 / }));
});

await step("a channel in which nothing happens ends, and whoever is in it is told so and can begin it anew", async () => {
  await ask("stop");
  await shown(ada.getByText("The server has shut down."));
  await ask("start hasty");
  await ada.getByRole("button", { name: "Reconnect" }).click();
  await inChannel(ada, "engines");
  await ada.getByLabel("Message", { exact: true }).fill("Is any");
  await shown(ada.getByText("#engines has ended, since nothing happened there for long."));
  await ada.getByRole("button", { name: /general|engines/ }).first().waitFor({ state: "detached" });
  await people(ada, []);
  assert.equal(await ada.getByLabel("Message", { exact: true }).isVisible(), false);
  await picture(ada, "channels-ended-desk");
  // Whoever was writing goes on by keyboard alone.
  await ada.keyboard.press("Enter");
  await inChannel(ada, "engines");
  await people(ada, ["ada"]);
  assert.equal(await ada.getByLabel("Message", { exact: true }).inputValue(), "Is any");
  await post(ada, "Is anybody there?");
  await shown(said(ada, "Is anybody there?"));
});

await browser.close();
process.exit(0);
