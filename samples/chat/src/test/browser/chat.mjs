// Drives the chat page in a real browser. Started by BrowserTest:
//
//   node chat.mjs <address of the page> <browser> <folder for screenshots>
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
    // The browser itself reports a socket that finds no server; that is part of the play.
    if (message.type() === "error" && !message.text().includes("WebSocket connection")) problems.push(message.text());
  });
  await page.goto(address + hash);
  return page;
}

async function enter(page, name, room) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Room").fill(room);
  await page.getByRole("button", { name: "Enter the room" }).click();
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
const picture = (page, name) => page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: "disabled" });
async function nothingSticksOut(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

async function step(what, play) {
  await play();
  assert.deepEqual(problems, [], `while: ${what}`);
  console.log(`  ok  ${what}`);
}

const ada = await open(DESK);
const grace = await open(PHONE);

await step("a nameless guest is refused, and told so at the name field", async () => {
  await picture(ada, "entrance-desk");
  await picture(grace, "entrance-phone");
  await grace.getByLabel("Room").fill("workshop");
  await grace.getByRole("button", { name: "Enter the room" }).click();
  await shown(grace.locator("#name-error", { hasText: /name/i }));
  assert.equal(await grace.getByLabel("Your name").getAttribute("aria-invalid"), "true");
  assert.equal(await grace.evaluate(() => document.activeElement.id), "name");
  await picture(grace, "refused-phone");
});

await step("a room that no address can name is refused at the room field", async () => {
  for (const room of ["a\u0007b", "x".repeat(1_025), "~".repeat(513), ".."]) {
    const stray = await open(PHONE, { hash: `#${encodeURIComponent(room)}` });
    await stray.getByLabel("Your name").fill("stray");
    await stray.getByRole("button", { name: "Enter the room" }).click();
    await shown(stray.locator("#room-error", { hasText: "cannot have this name" }));
    assert.equal(await stray.evaluate(() => document.activeElement.id), "room-name");
    await stray.context().close();
  }
});

await step("a refusal that is not about the name is told beside the button", async () => {
  const late = await open(PHONE);
  await late.routeWebSocket(/chat-room/, (socket) => {
    socket.send(JSON.stringify({ error: { code: "room_full", message: "This room is full." } }));
    socket.close({ code: 4403, reason: "room_full" });
  });
  await late.getByLabel("Your name").fill("late");
  await late.getByRole("button", { name: "Enter the room" }).click();
  await shown(late.locator("#entrance-state", { hasText: "This room is full." }));
  assert.equal(await late.locator("#name-error").textContent(), "");
  assert.equal(await late.evaluate(() => document.activeElement.id), "enter");
  await picture(late, "refused-room-phone");
  await late.context().close();
});

await step("one comes in by keyboard alone, and the cursor waits in the message field", async () => {
  await ada.getByLabel("Your name").fill("ada");
  await ada.keyboard.press("Tab");
  await ada.keyboard.type("workshop");
  await ada.keyboard.press("Enter");
  await connected(ada);
  assert.equal(await ada.evaluate(() => document.activeElement.id), "text");
  assert.equal(new URL(ada.url()).hash, "#workshop");
  await shown(ada.getByText("Nobody has said anything yet."));
  await picture(ada, "empty-desk");
});

await step("both see who is here", async () => {
  await enter(grace, "grace", "workshop");
  await here(ada, ["ada", "grace"]);
  await here(grace, ["ada", "grace"]);
  await shown(ada.getByText("grace came in"));
});

await step("messages reach both windows, in order and as text", async () => {
  await post(ada, "Good morning, Grace.");
  await shown(said(grace, "Good morning, Grace."));
  await post(grace, "Good morning! Did the engine run last night?");
  await shown(said(ada, "Did the engine run"));
  await post(ada, "It did: four hundred cards, and not one jam.");
  await post(ada, "<img src=x onerror=alert(1)> & <b>bold</b>");
  await shown(said(grace, "<b>bold</b>"));
  await post(grace, "A long address: https://example.org/" + "a-very-long-path/".repeat(8));
  await shown(said(ada, "A long address"));
  const texts = (page) => page.locator(".message .text").allTextContents();
  assert.deepEqual(await texts(ada), await texts(grace));
  assert.equal((await texts(ada)).length, 5);
  assert.equal(await ada.locator(".message.mine").count(), 3);
});

await step("a line break is typed with Shift and Enter", async () => {
  await ada.getByLabel("Message", { exact: true }).fill("one");
  await ada.keyboard.press("Shift+Enter");
  await ada.keyboard.type("two");
  await ada.keyboard.press("Enter");
  await shown(said(grace, /one\ntwo/));
});

await step("the Enter that ends a composition in Safari posts nothing", async () => {
  const message = ada.getByLabel("Message", { exact: true });
  await message.fill("half a word");
  await message.evaluate((field) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })),
  );
  assert.equal(await message.inputValue(), "half a word");
  await message.fill("");
});

await step("the list of people is reached and scrolled by keyboard", async () => {
  const host = await open(PHONE);
  await enter(host, "host", "gallery");
  const guests = [];
  for (let i = 1; i <= 5; i++) {
    guests.push(await open(PHONE));
    await enter(guests.at(-1), `guest with a long name ${i}`, "gallery");
  }
  await shown(host.locator("#people-count", { hasText: "6" }));
  await host.locator("#people").focus();
  await host.keyboard.press("ArrowRight");
  await host.waitForFunction(() => document.getElementById("people").scrollLeft > 0);
  await picture(host, "people-phone");
  for (const page of [host, ...guests]) await page.context().close();
});

await step("typing shows, and ends with the message", async () => {
  await grace.getByLabel("Message", { exact: true }).pressSequentially("Bravo");
  await shown(ada.locator("#typing", { hasText: "grace is typing" }));
  await picture(ada, "room-desk");
  await nothingSticksOut(ada);
  await grace.keyboard.press("Enter");
  await shown(said(ada, "Bravo"));
  await ada.locator("#typing", { hasText: "grace" }).waitFor({ state: "detached" });
});

await step("the page fits a phone", async () => {
  await ada.getByLabel("Message", { exact: true }).pressSequentially("And");
  await shown(grace.locator("#typing", { hasText: "ada is typing" }));
  await picture(grace, "room-phone");
  await nothingSticksOut(grace);
  await ada.getByLabel("Message", { exact: true }).fill("");
  await grace.locator("#typing", { hasText: "ada" }).waitFor({ state: "detached" });
});

await step("a second window of the same name is one person, and its leaving no farewell", async () => {
  const second = await open(DESK, { colorScheme: "dark", hash: "#workshop" });
  assert.equal(await second.getByLabel("Room").inputValue(), "workshop");
  await enter(second, "grace", "workshop");
  await here(second, ["ada", "grace"]);
  await shown(said(second, "Good morning, Grace."));
  await picture(second, "room-dark-desk");
  await second.context().close();
  await post(ada, "Still here?");
  await shown(said(grace, "Still here?"));
  await here(ada, ["ada", "grace"]);
  assert.equal(await ada.getByText("grace left").count(), 0);
});

await step("another room is another conversation", async () => {
  const alan = await open(PHONE, { colorScheme: "dark" });
  await enter(alan, "alan", "salon / 2, ~ü");
  await here(alan, ["alan"]);
  assert.equal(await said(alan, "Good morning").count(), 0);
  await post(alan, "Anybody?");
  await shown(said(alan, "Anybody?"));
  await picture(alan, "room-dark-phone");
  await alan.context().close();
  assert.equal(await said(ada, "Anybody?").count(), 0);
});

await step("a reload stays in the room, and the history is there", async () => {
  await grace.reload();
  await connected(grace);
  await shown(said(grace, "Still here?"));
  assert.equal(await said(grace, "Still here?").count(), 1);
});

await step("one who posts too much is muted, told why, and keeps the text", async () => {
  for (let i = 1; i <= 12; i++) await post(ada, `${i}`);
  await shown(ada.locator("#post-error", { hasText: /enough/ }));
  // Two are refused, one after the other.
  await ada.waitForFunction(() => document.getElementById("text").value.includes("12"));
  await picture(ada, "muted-desk");
  await ada.getByLabel("Message", { exact: true }).fill("");
});

await step("who reads above is not torn away, and is told of what is new", async () => {
  await grace.locator("#scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await post(grace, "I read this above.");
  // What one says oneself is scrolled to when it comes back.
  await shown(said(grace, "I read this above."));
  await grace.locator("#scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  const alan = await open(DESK, { hash: "#workshop" });
  await enter(alan, "alan", "workshop");
  await post(alan, "And here is something new.");
  await shown(grace.getByRole("button", { name: "New messages" }));
  assert.equal(await grace.locator("#scroller").evaluate((scroller) => scroller.scrollTop), 0);
  await picture(grace, "newer-phone");
  await grace.getByRole("button", { name: "New messages" }).click();
  await grace.waitForFunction(() => {
    const { scrollTop, scrollHeight, clientHeight } = document.getElementById("scroller");
    return document.getElementById("newer").hidden && scrollHeight - scrollTop - clientHeight < 2;
  });
  await alan.context().close();
  await shown(ada.locator(".notice", { hasText: "alan left" }));
});

await step("who leaves is gone for the others", async () => {
  await grace.getByRole("button", { name: "Leave" }).click();
  await shown(grace.getByLabel("Your name"));
  await here(ada, ["ada"]);
  await shown(ada.locator(".notice", { hasText: "grace left" }).last());
  await grace.goBack();
  await connected(grace);
  await here(ada, ["ada", "grace"]);
});

await step("the server goes away, and the page says so", async () => {
  const alan = await open(PHONE);
  await grace.getByLabel("Message", { exact: true }).fill("half a sentence");
  await ask("stop");
  await state(ada, "Not connected");
  await state(grace, "Not connected");
  await shown(grace.getByText("The server has shut down."));
  await grace.getByRole("button", { name: "Reconnect" }).click();
  await shown(grace.getByText("The server does not answer yet."));
  await alan.getByLabel("Your name").fill("alan");
  await alan.getByRole("button", { name: "Enter the room" }).click();
  await shown(alan.locator("#entrance-state", { hasText: "did not let you in, or does not answer" }));
  await picture(alan, "no-answer-phone");
  await alan.context().close();
  await picture(ada, "gone-desk");
  await picture(grace, "gone-phone");
});

await step("the server comes back, and a click connects again", async () => {
  await ask("start");
  await ada.getByRole("button", { name: "Reconnect" }).click();
  await connected(ada);
  await grace.getByRole("button", { name: "Reconnect" }).click();
  await connected(grace);
  await here(ada, ["ada", "grace"]);
  assert.equal(await grace.getByLabel("Message", { exact: true }).inputValue(), "half a sentence");
  await post(ada, "Here we are again.");
  await shown(said(grace, "Here we are again."));
});

await step("the server that came back compresses, and the browser has agreed to it", async () => {
  const agreed = await ada.evaluate(
    (room) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(room);
        socket.onopen = () => {
          resolve(socket.extensions);
          socket.close();
        };
        socket.onerror = reject;
      }),
    `${address.replace(/^http/, "ws")}actors/chat-room/elsewhere?name=alan`,
  );
  assert.match(agreed, /^permessage-deflate;/);
  const long = Array(20).fill("So many words.").join(" ");
  await post(grace, long);
  await shown(said(ada, long));
});

await browser.close();
process.exit(0);
