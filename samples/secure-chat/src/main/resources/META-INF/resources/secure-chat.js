// The page: one signs in, comes into a room, and is told why when one is not let in or put out.
//
// The room stands in the address (`#lobby`), so that it survives a reload.

import { ActorConnection, actorUrl } from "./actor-connection.js";
import { Guests } from "./guests.js";
import { MessageLog } from "./message-log.js";
import { choices, currentSession, signIn, signOut } from "./session.js";

const HISTORY = 50;
const KICKED = 4409;
const NO_LONGER_KNOWN = 4401;

const byId = (id) => document.getElementById(id);
const text = byId("text");
const log = new MessageLog();
const guests = new Guests();
const clockTime = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** Where we are: the session, the room and the connection; null at the entrance. */
let visit = null;

// ---- entrance ----

function showEntrance(words = "") {
  visit?.connection.close();
  visit = null;
  signOut();
  document.title = "Troupe secure chat";
  byId("kick").close();
  byId("room").hidden = true;
  byId("entrance").hidden = false;
  byId("enter").disabled = false;
  byId("entrance-state").textContent = words;
  (document.querySelector("[name=user]:checked") ?? byId("enter")).focus();
}

function userChoice({ name, roles }, index) {
  const label = document.createElement("label");
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "user", value: name, checked: index === 0 });
  const may = document.createElement("span");
  may.className = "roles";
  may.textContent = roles.join(", ") || "listener";
  label.append(radio, name, may);
  return label;
}

function roomOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

async function fillEntrance() {
  const { users, rooms } = await choices();
  byId("users").replaceChildren(...users.map(userChoice));
  const asked = roomOfAddress();
  // A room that is asked for by its address is tried, whether or not there is one.
  const offered = asked === "" || rooms.includes(asked) ? rooms : [asked, ...rooms];
  byId("room-name").replaceChildren(...offered.map((room) => new Option(room, room)));
  byId("room-name").value = asked || rooms[0];
}

byId("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("enter").disabled = true;
  byId("entrance-state").textContent = "Signing in…";
  try {
    const session = await signIn(document.querySelector("[name=user]:checked").value);
    connect(session, byId("room-name").value);
  } catch (failure) {
    showEntrance(failure.message);
  }
});
byId("sign-out").addEventListener("click", () => showEntrance());

// ---- connection ----

function connect(session, roomName) {
  const here = { session, roomName, connection: null };
  visit = here;
  showState("connecting", "Connecting…");
  // What an earlier connection still says is not for this visit.
  const mine = (listener) => (...args) => { if (visit === here) listener(...args); };
  here.connection = new ActorConnection(actorUrl("secure-chat", roomName, {}), {
    welcome: mine(() => welcome(here)),
    refused: mine((error) => { here.refusal = error.message; }),
    event: mine((event, args) => happened(here, event, args)),
    closed: mine((end) => closed(here, end)),
  }, session.token);
}

function welcome(here) {
  const { name, roles, expiresAt } = here.session;
  const hash = `#${encodeURIComponent(here.roomName)}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  document.title = `#${here.roomName} · Troupe secure chat`;
  byId("room-title").textContent = here.roomName;
  byId("entrance").hidden = true;
  byId("room").hidden = false;
  here.mayPost = roles.includes("member");
  here.onRemove = roles.includes("moderator") ? askReason : null;
  byId("until").textContent = `Signed in as ${name} until ${clockTime.format(new Date(expiresAt))}`;
  showState("connected", "Connected");
  log.clear();
  // What somebody else had begun to write in this window is not shown to the next.
  if (text.dataset.author !== name) text.value = "";
  text.dataset.author = name;
  fitText();
  (here.mayPost ? text : byId("scroller")).focus();
  here.connection.call("history", { limit: HISTORY }).then(
    (messages) => { if (visit === here) log.showHistory(messages, name); },
    () => { if (visit === here) log.showHistory([], name); },
  );
}

async function closed(here, { code, reason, welcomed }) {
  byId("kick").close();
  if (!welcomed) {
    const { words, knows } = here.refusal ? { words: here.refusal, knows: true } : await whyNot(here);
    if (visit !== here) return;
    if (byId("room").hidden || !knows) showEntrance(words);
    else gone(words, "Try again", () => connect(here.session, here.roomName));
    return;
  }
  if (code === NO_LONGER_KNOWN) {
    gone("Your sign-in has expired.", "Sign in again", () => showEntrance());
  } else if (code === KICKED) {
    gone(`You were removed from this room (${code}): ${reason}`, "Try again", () => connect(here.session, here.roomName));
  } else {
    const words = code === 1001 ? "The server has shut down." : "The connection is lost.";
    gone(words, "Reconnect", () => connect(here.session, here.roomName));
  }
}

/** A browser does not tell why a handshake was refused; the same question by a single call does. */
async function whyNot({ session, roomName }) {
  const address = actorUrl("secure-chat", roomName, {});
  address.protocol = location.protocol;
  address.pathname += "/call/history";
  const headers = { authorization: `Bearer ${session.token}`, "content-type": "application/json" };
  const response = await fetch(address, { method: "POST", headers, body: '{"limit":0}' }).catch(() => null);
  switch (response?.status) {
    case 401: return { words: "Your sign-in has expired. Sign in again.", knows: false };
    case 404: return { words: `There is no room “${roomName}”.`, knows: false };
    case 403: return { words: (await response.json()).error.message, knows: true };
    default: return { words: "The server does not answer.", knows: true };
  }
}

function gone(words, button, next) {
  guests.reset([], visit.session.name, null);
  showState("gone", "Not connected");
  byId("gone-text").textContent = words;
  byId("again").textContent = button;
  byId("again").onclick = next;
  byId("again").focus();
}

function showState(state, words) {
  byId("state").dataset.state = state;
  if (state !== "connecting") byId("room").dataset.state = state;
  byId("state-text").textContent = words;
  const connected = state === "connected";
  byId("gone").hidden = connected;
  byId("until").hidden = !connected;
  byId("composer").hidden = !connected || !visit.mayPost;
  byId("listener").hidden = !connected || visit.mayPost;
  byId("post-error").textContent = "";
  byId("again").disabled = state === "connecting";
}

// ---- events ----

function happened(here, event, args) {
  const me = here.session.name;
  switch (event) {
    case "posted":
      log.add(args.message, me);
      break;
    case "present":
      guests.reset(args.names, me, here.onRemove);
      break;
    case "joined":
      guests.joined(args.name);
      if (args.name !== me) log.notice(`${args.name} came in`);
      break;
    case "kicked":
      log.notice(`${args.moderator} removed ${args.name}: ${args.reason}`);
      break;
    case "left":
      guests.left(args.name);
      log.notice(`${args.name} left`);
      break;
    default: // an event that a later server may send
  }
}

// ---- removing somebody ----

function askReason(name) {
  byId("kick-name").textContent = name;
  byId("kick-reason").value = "";
  byId("kick-error").textContent = "";
  byId("kick").showModal();
  byId("kick-reason").focus();
}

byId("kick-reason").addEventListener("input", () => { byId("kick-error").textContent = ""; });
byId("kick-cancel").addEventListener("click", () => byId("kick").close());
byId("kick-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const reason = byId("kick-reason").value.trim();
  if (reason === "") {
    byId("kick-error").textContent = "Say why.";
    byId("kick-reason").focus();
    return;
  }
  try {
    await visit.connection.call("kick", { name: byId("kick-name").textContent, reason });
    byId("kick").close();
  } catch (failure) {
    byId("kick-error").textContent = failure.message;
  }
});

// ---- composer ----

function fitText() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
}

function post() {
  const words = text.value.trim();
  if (words === "") return;
  text.value = "";
  fitText();
  byId("post-error").textContent = "";
  visit.connection.call("post", { text: words }).catch((error) => {
    // What was not said is not lost: it goes back to where it came from.
    text.value = text.value === "" ? words : `${words}\n${text.value}`;
    fitText();
    byId("post-error").textContent = error.code === "connection_lost" ? "This may not have been posted." : error.message;
  });
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  post();
  text.focus();
});
text.addEventListener("keydown", (event) => {
  // Safari ends a composition before the Enter that ended it; that one has the code 229.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  post();
});
text.addEventListener("input", fitText);

// ---- beginning ----

const session = currentSession();
try {
  await fillEntrance();
  if (session !== null && roomOfAddress() !== "") connect(session, roomOfAddress());
  else showEntrance();
} catch {
  showEntrance("The server does not answer.");
}
