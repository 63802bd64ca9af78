// The page of a team: one connection to one actor, and of its channels those that one has joined.
//
// The team stands in the address (`#workshop`); the name, and what one had joined, are kept for this window alone.

import { ActorConnection, actorUrl, isKey } from "./actor-connection.js";
import { ChannelList } from "./channel-list.js";
import { MessageLog } from "./message-log.js";
import { People } from "./people.js";

const NAME_KEY = "troupe.chat.name";
const JOINED_KEY = "troupe.chat.channels";
const MESSAGES_KEPT = 200;
const FIRST_CHANNEL = "general";

const byId = (id) => document.getElementById(id);
const text = byId("text");
const log = new MessageLog();
const people = new People();
const list = new ChannelList((name) => open(name), (name) => leaveChannel(name));

/** Where we are: `{ name, team, connection, joined, sizes, current }`; null at the entrance. */
let visit = null;

// ---- entrance ----

function showEntrance(words = "") {
  const connection = visit?.connection;
  visit = null;
  connection?.close();
  document.title = "Troupe channels";
  byId("room").hidden = true;
  byId("entrance").hidden = false;
  byId("enter").disabled = false;
  byId("entrance-state").textContent = words;
  byId("name").focus();
}

function fieldError(id, message) {
  byId(`${id}-error`).textContent = message;
  const field = byId(id === "name" ? "name" : "team-name");
  field.setAttribute("aria-invalid", message !== "");
  if (message !== "") field.focus();
}

byId("entrance-form").addEventListener("submit", (event) => {
  event.preventDefault();
  fieldError("name", "");
  fieldError("team", "");
  const team = byId("team-name").value.trim();
  if (!isKey(team)) {
    fieldError("team", team === "" ? "Choose a team: any word will do." : "A team cannot have this name.");
    return;
  }
  byId("enter").disabled = true;
  connect(byId("name").value.trim(), team, joinedBefore(team) ?? [FIRST_CHANNEL]);
});
byId("leave-team").addEventListener("click", () => {
  sessionStorage.removeItem(JOINED_KEY);
  history.replaceState(null, "", location.pathname);
  showEntrance();
});

// ---- connection ----

/** @param wanted the channels to join, the one to be shown last */
function connect(name, team, wanted) {
  const here = { name, team, wanted, connection: null, joined: new Map(), sizes: new Map(), current: null };
  visit = here;
  showNowhere(null);
  showState("connecting", "Connecting…");
  // What an earlier connection still says is not for this visit.
  const mine = (listener) => (...args) => { if (visit === here) listener(...args); };
  here.connection = new ActorConnection(actorUrl("chat-channels", team, { name }), {
    welcome: mine(() => welcome(here)),
    refused: mine((error) => {
      showEntrance();
      fieldError("name", error.message);
    }),
    event: mine((event, args) => happened(here, event, args)),
    closed: mine((end) => closed(here, end)),
  });
}

async function welcome(here) {
  sessionStorage.setItem(NAME_KEY, here.name);
  const hash = `#${encodeURIComponent(here.team)}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  document.title = `${here.team} · Troupe channels`;
  byId("team-title").textContent = here.team;
  byId("entrance").hidden = true;
  byId("room").hidden = false;
  showState("connected", "Connected");
  const sizes = here.connection.call("channels", {});
  for (const channel of here.wanted) open(channel);
  try {
    // An event that came meanwhile is newer.
    for (const { channel, people: count } of await sizes) {
      if (!here.sizes.has(channel)) here.sizes.set(channel, count);
    }
  } catch {
    return; // the connection is gone, and the page says so
  }
  if (visit === here) showChannels();
}

function closed(here, { code, welcomed }) {
  if (!welcomed && byId("room").hidden) {
    showEntrance("The server did not let you in, or does not answer.");
    return;
  }
  if (welcomed) here.wanted = joinedNow(here);
  people.reset([], here.name);
  showState("gone", "Not connected");
  byId("gone-text").textContent = !welcomed ? "The server does not answer yet."
    : code === 1001 ? "The server has shut down."
    : "The connection is lost.";
  byId("reconnect").focus();
}

byId("reconnect").addEventListener("click", () => connect(visit.name, visit.team, visit.wanted));

function showState(state, words) {
  byId("state").dataset.state = state;
  if (state !== "connecting") byId("room").dataset.state = state;
  byId("state-text").textContent = words;
  byId("gone").hidden = state === "connected";
  byId("reconnect").disabled = state === "connecting";
  byId("composer").hidden = state !== "connected" || visit.current === null;
  byId("nowhere").hidden = state !== "connected" || visit.current !== null;
}

// ---- channels ----

/** Shows a channel, and joins it first where we are not in it. */
async function open(name) {
  if (!isConnected()) return;
  const here = visit;
  byId("channel-error").textContent = "";
  if (!here.joined.has(name)) {
    try {
      const channel = await here.connection.call("join", { channel: name });
      here.joined.set(name, { people: new Set(channel.people), messages: channel.latest, unread: 0 });
    } catch (failure) {
      if (visit === here && failure.code !== "connection_lost") byId("channel-error").textContent = failure.message;
      return;
    }
  }
  if (visit === here) show(name);
}

function keepJoined() {
  sessionStorage.setItem(JOINED_KEY, JSON.stringify({ team: visit.team, joined: joinedNow(visit) }));
}

/** @param ended the channel that one was in until it ended, where none is shown for that */
function show(name, ended = null) {
  const wrote = document.activeElement === text;
  visit.current = name;
  keepJoined();
  showNowhere(ended);
  showState("connected", "Connected");
  showChannels();
  log.clear();
  byId("post-error").textContent = "";
  if (name === null) {
    people.reset([], visit.name);
    log.showHistory([], visit.name);
    byId("empty").hidden = true;
    if (ended === null) byId("channel-name").focus();
    else if (wrote) byId("begin-anew").focus();
    return;
  }
  const channel = visit.joined.get(name);
  channel.unread = 0;
  showChannels();
  people.reset(channel.people, visit.name);
  log.showHistory(channel.messages, visit.name);
  text.placeholder = `Message #${name}`;
  text.focus();
}

function showNowhere(ended) {
  byId("nowhere-text").textContent = ended === null
    ? "You are in no channel. Join one to talk."
    : `#${ended} has ended, since nothing happened there for long.`;
  byId("begin-anew").hidden = ended === null;
  byId("begin-anew").onclick = () => open(ended);
}

async function leaveChannel(name) {
  if (!isConnected()) return;
  const here = visit;
  await here.connection.call("leave", { channel: name }).catch(() => {});
  if (visit !== here) return;
  here.joined.delete(name);
  keepJoined();
  if (here.current === name) show([...here.joined.keys()][0] ?? null);
  else showChannels();
}

/** What we are in, the channel that is shown last. */
function joinedNow({ joined, current }) {
  const others = [...joined.keys()].filter((name) => name !== current);
  return current === null ? others : [...others, current];
}

function joinedBefore(team) {
  const kept = JSON.parse(sessionStorage.getItem(JOINED_KEY) ?? "null");
  return kept?.team === team ? kept.joined : null;
}

function isConnected() {
  return byId("room").dataset.state === "connected";
}

function showChannels() {
  list.show(visit.joined, visit.sizes, visit.current);
}

byId("new-channel").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = byId("channel-name").value.trim().replace(/^#\s*/, "");
  if (name === "") return;
  byId("channel-name").value = "";
  open(name);
});

// ---- events ----

function happened(here, event, args) {
  const channel = here.joined.get(args.message?.channel ?? args.channel);
  const shown = (args.message?.channel ?? args.channel) === here.current;
  switch (event) {
    case "posted":
      if (!channel) break;
      channel.messages.push(args.message);
      if (channel.messages.length > MESSAGES_KEPT) channel.messages.shift();
      if (shown) log.add(args.message, here.name);
      else channel.unread++;
      break;
    case "arrived":
      channel?.people.add(args.name);
      if (shown) people.joined(args.name);
      if (shown) log.notice(`${args.name} came in`);
      break;
    case "departed":
      channel?.people.delete(args.name);
      if (shown) people.left(args.name);
      if (shown) log.notice(`${args.name} left`);
      break;
    case "ended":
      // No other channel is shown in its place: what is being written would be said there.
      if (here.joined.delete(args.channel) && shown) show(null, args.channel);
      keepJoined();
      break;
    case "counted":
      // 0: it has ended. Kept, so that a list that was asked for before does not bring it back.
      here.sizes.set(args.channel, args.people);
      break;
    default: // an event that a later server may send
  }
  showChannels();
}

// ---- composer ----

function fitText() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
}

async function post() {
  const words = text.value.trim();
  const here = visit;
  const channel = here.current;
  if (words === "") return;
  text.value = "";
  fitText();
  byId("post-error").textContent = "";
  try {
    await here.connection.call("post", { channel, text: words });
  } catch (failure) {
    // What was not said is not lost: it goes back to where it came from.
    text.value = text.value === "" ? words : `${words}\n${text.value}`;
    fitText();
    if (failure.code === "not_in_channel" && visit === here) {
      // It ended while nobody spoke; so it begins anew.
      here.joined.delete(channel);
      await open(channel);
    }
    byId("post-error").textContent =
      failure.code === "connection_lost" ? "This may not have been posted."
      : failure.code === "not_in_channel" ? "This channel had ended, and has begun anew. Post again."
      : failure.message;
  }
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

function teamOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

byId("name").value = sessionStorage.getItem(NAME_KEY) ?? "";
byId("team-name").value = teamOfAddress() || "workshop";
if (byId("name").value !== "" && teamOfAddress() !== "") byId("entrance-form").requestSubmit();
else showEntrance();
