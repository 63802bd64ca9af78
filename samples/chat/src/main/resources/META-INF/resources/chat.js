// The page: an entrance where one chooses a name and a room, and the room itself.
//
// The room stands in the address (`#lobby`), so that it can be shared and survives a reload; the name is kept for this
// window alone, so that two windows are two people.

import { ActorConnection, actorUrl, isKey } from "./actor-connection.js";
import { MessageLog } from "./message-log.js";
import { People } from "./people.js";

const HISTORY = 50;
const TYPING_RENEWED_MILLISECONDS = 3_000;
const TYPING_ENDS_MILLISECONDS = 4_000;
const NAME_KEY = "troupe.chat.name";

const byId = (id) => document.getElementById(id);
const entrance = byId("entrance");
const room = byId("room");
const nameField = byId("name");
const roomField = byId("room-name");
const text = byId("text");
const log = new MessageLog();
const people = new People();

/** Where we are: the connection, with the name and the room it was made for; null at the entrance. */
let visit = null;

// ---- entrance ----

function showEntrance() {
  visit = null;
  document.title = "Troupe chat";
  room.hidden = true;
  entrance.hidden = false;
  byId("enter").disabled = false;
  byId("entrance-state").textContent = "Open a second window and take another name.";
}

function fieldError(field, message) {
  byId(`${field === nameField ? "name" : "room"}-error`).textContent = message;
  field.setAttribute("aria-invalid", message !== "");
  if (message !== "") field.focus();
}

function enter() {
  fieldError(nameField, "");
  fieldError(roomField, "");
  const roomName = roomField.value.trim();
  const roomProblem =
    roomName === "" ? "Choose a room: any word will do."
    : !isKey(roomName) ? "A room cannot have this name."
    : "";
  if (roomProblem !== "") {
    fieldError(roomField, roomProblem);
    return;
  }
  byId("enter").disabled = true;
  byId("entrance-state").textContent = "Connecting…";
  connect(nameField.value.trim(), roomName);
}

byId("entrance-form").addEventListener("submit", (event) => {
  event.preventDefault();
  enter();
});
nameField.addEventListener("input", () => fieldError(nameField, ""));
roomField.addEventListener("input", () => fieldError(roomField, ""));

// ---- connection ----

function connect(name, roomName) {
  const here = { name, roomName, connection: null };
  visit = here;
  showState("connecting", "Connecting…");
  // What an earlier connection still says is not for this visit.
  const mine = (listener) => (...args) => { if (visit === here) listener(...args); };
  here.connection = new ActorConnection(actorUrl("chat-room", roomName, { name }), {
    welcome: mine(() => welcome(here)),
    refused: mine((error) => refused(error)),
    event: mine((event, args) => happened(here, event, args)),
    closed: mine((end) => closed(here, end)),
  });
}

function welcome(here) {
  sessionStorage.setItem(NAME_KEY, here.name);
  const hash = `#${encodeURIComponent(here.roomName)}`;
  if (location.hash !== hash) history.pushState(null, "", hash);
  document.title = `#${here.roomName} · Troupe chat`;
  byId("room-title").textContent = here.roomName;
  entrance.hidden = true;
  room.hidden = false;
  showState("connected", "Connected");
  log.clear();
  text.focus();
  here.connection.call("history", { limit: HISTORY }).then(
    (messages) => { if (visit === here) log.showHistory(messages, here.name); },
    () => { if (visit === here) log.showHistory([], here.name); },
  );
}

function refused(error) {
  showEntrance();
  if (error.code.startsWith("name_")) {
    fieldError(nameField, error.message);
    return;
  }
  byId("entrance-state").textContent = error.message;
  byId("enter").focus();
}

function closed(here, { code, welcomed }) {
  if (!welcomed && room.hidden) {
    showEntrance();
    // A browser does not tell a refused handshake from a server that is not there.
    byId("entrance-state").textContent = "The server did not let you in, or does not answer.";
    byId("enter").focus();
    return;
  }
  typingEnds();
  people.reset([], here.name);
  showState("gone", "Not connected");
  byId("gone-text").textContent = !welcomed ? "The server does not answer yet."
    : code === 1001 ? "The server has shut down."
    : "The connection is lost.";
}

function showState(state, words) {
  byId("state").dataset.state = state;
  if (state !== "connecting") room.dataset.state = state;
  byId("state-text").textContent = words;
  const connected = state === "connected";
  byId("gone").hidden = connected;
  byId("composer").hidden = !connected;
  byId("keys").hidden = !connected;
  byId("reconnect").disabled = state === "connecting";
  if (state === "gone") byId("reconnect").focus();
}

byId("reconnect").addEventListener("click", () => connect(visit.name, visit.roomName));
byId("leave").addEventListener("click", () => {
  leave();
  history.pushState(null, "", location.pathname + location.search);
  showEntrance();
  nameField.focus();
});

function leave() {
  const connection = visit?.connection;
  visit = null;
  connection?.close();
}

// ---- events ----

function happened(here, event, args) {
  switch (event) {
    case "posted":
      log.add(args.message, here.name);
      people.typing(args.message.author, false);
      break;
    case "present":
      people.reset(args.names, here.name);
      break;
    case "joined":
      people.joined(args.name);
      if (args.name !== here.name) log.notice(`${args.name} came in`);
      break;
    case "left":
      people.left(args.name);
      log.notice(`${args.name} left`);
      break;
    case "typing":
      if (args.name !== here.name) people.typing(args.name, args.active);
      break;
    default: // an event that a later server may send
  }
}

// ---- composer ----

let typingSince = 0;
let typingTimer = 0;

function typingGoesOn() {
  clearTimeout(typingTimer);
  typingTimer = setTimeout(typingEnds, TYPING_ENDS_MILLISECONDS);
  if (Date.now() - typingSince < TYPING_RENEWED_MILLISECONDS) return;
  typingSince = Date.now();
  visit?.connection.tell("typing", { active: true });
}

function typingEnds() {
  clearTimeout(typingTimer);
  if (typingSince === 0) return;
  typingSince = 0;
  visit?.connection.tell("typing", { active: false });
}

function fitText() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
}

function showPostError(message) {
  byId("post-error").textContent = message;
  text.setAttribute("aria-invalid", message !== "");
}

function post() {
  const words = text.value.trim();
  if (words === "") return;
  text.value = "";
  fitText();
  typingEnds();
  showPostError("");
  visit.connection.call("post", { text: words }).catch((error) => {
    // What was not said is not lost: it goes back to where it came from.
    text.value = text.value === "" ? words : `${words}\n${text.value}`;
    fitText();
    showPostError(error.code === "connection_lost" ? "This may not have been posted." : error.message);
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
text.addEventListener("input", () => {
  fitText();
  showPostError("");
  if (text.value === "") typingEnds();
  else typingGoesOn();
});

// ---- beginning ----

function roomOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function begin() {
  leave();
  showEntrance();
  nameField.value = sessionStorage.getItem(NAME_KEY) ?? "";
  roomField.value = roomOfAddress() || "lobby";
  if (nameField.value !== "" && roomOfAddress() !== "") enter();
  else nameField.focus();
}

addEventListener("popstate", begin);
begin();
