// The page: an entrance where one chooses a name, and the arena itself.
//
// The arena stands in the address (`#meadow`), so that it can be shared; the name is kept for this window alone, so that two
// windows are two players.

import { ArenaConnection } from "./arena-connection.js";
import { Controls } from "./controls.js";
import { Field, colorOf } from "./field.js";

const NAME_KEY = "troupe.game.name";
const NEWS_MILLISECONDS = 3_500;

const byId = (id) => document.getElementById(id);
const nameField = byId("name");
const field = new Field(byId("field"));
const controls = new Controls(byId("stage"), (x, y) => connection?.tell("steer", { x, y }));
const players = new Map(); // by number: name, score

/** The connection; null at the entrance, and after the server has gone. */
let connection = null;
let me = 0;
let newsTimer = 0;

// ---- entrance ----

function showEntrance(message = "") {
  byId("game").hidden = true;
  byId("entrance").hidden = false;
  byId("enter").disabled = false;
  byId("entrance-state").textContent = message;
  document.title = "Troupe arena";
  if (message === "") nameField.focus();
}

function showNameError(message) {
  byId("name-error").textContent = message;
  nameField.setAttribute("aria-invalid", message !== "");
  if (message !== "") nameField.focus();
}

function arenaOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1)) || "meadow";
  } catch {
    return "meadow";
  }
}

function enter() {
  showNameError("");
  byId("enter").disabled = true;
  byId("again").disabled = true;
  byId("entrance-state").textContent = "Connecting…";
  me = 0;
  const name = nameField.value.trim();
  const mine = new ArenaConnection(arenaOfAddress(), name, {
    event: (event, args) => { if (connection === mine) happened(event, args); },
    closed: (end) => { if (connection === mine) closed(end); },
  });
  connection = mine;
}

byId("entrance-form").addEventListener("submit", (event) => {
  event.preventDefault();
  enter();
});
nameField.addEventListener("input", () => showNameError(""));

// ---- game ----

function happened(event, args) {
  // What others do between our welcome and our coming in is in `entered`.
  if (me === 0 && event !== "entered") return;
  switch (event) {
    case "entered":
      entered(args);
      break;
    case "joined":
      if (args.player.number === me) break; // oneself, who is there already
      players.set(args.player.number, args.player);
      field.join(args.player);
      showNews(`${args.player.name} came in`);
      showPlayers();
      break;
    case "left":
      showNews(`${players.get(args.player)?.name} left`);
      players.delete(args.player);
      field.leave(args.player);
      showPlayers();
      break;
    case "moved":
      field.move(args.positions);
      break;
    case "caught": {
      const catcher = players.get(args.player);
      catcher.score = args.score;
      field.star(args.star, args.player);
      showNews(args.player === me ? `You caught it! ${args.score}` : `${catcher.name} caught it`);
      showPlayers();
      break;
    }
    default: // an event that a later server may send
  }
}

function entered(args) {
  me = args.you;
  players.clear();
  for (const player of args.players) players.set(player.number, player);
  sessionStorage.setItem(NAME_KEY, nameField.value.trim());
  byId("arena-name").textContent = arenaOfAddress();
  document.title = `${arenaOfAddress()} · Troupe arena`;
  byId("entrance").hidden = true;
  byId("gone").hidden = true;
  byId("game").hidden = false;
  byId("hint").hidden = false;
  field.begin(args);
  controls.live(true);
  showNews("Catch the star!");
  showPlayers();
  byId("stage").focus({ preventScroll: true });
}

function closed({ code, error, welcomed }) {
  connection = null;
  controls.live(false);
  field.end();
  byId("again").disabled = false;
  if (!byId("game").hidden) {
    byId("gone").hidden = false;
    byId("gone-text").textContent =
      error?.message ?? (!welcomed ? "The server does not answer yet."
      : code === 1001 ? "The server has shut down."
      : "The connection is gone.");
    byId("again").focus();
    return;
  }
  showEntrance(error ? "" : "The server did not let you in, or does not answer.");
  // The name is all that we say at the door.
  if (error?.code === "invalid_argument") showNameError(error.message);
  else if (error) byId("entrance-state").textContent = error.message;
}

function leave() {
  const left = connection;
  connection = null;
  left?.close();
  controls.live(false);
  field.end();
  showEntrance();
}

function showNews(text) {
  const news = byId("news");
  news.textContent = text;
  news.dataset.shown = "true";
  clearTimeout(newsTimer);
  newsTimer = setTimeout(() => { news.dataset.shown = "false"; }, NEWS_MILLISECONDS);
}

function showPlayers() {
  const order = [...players.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  byId("players").replaceChildren(...order.map(playerItem));
  byId("count").textContent = players.size;
  document.querySelector(".player.mine")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function playerItem({ number, name, score }) {
  const item = document.createElement("li");
  item.className = number === me ? "player mine" : "player";
  const swatch = document.createElement("span");
  swatch.className = "swatch";
  swatch.style.backgroundColor = colorOf(number);
  const label = document.createElement("span");
  label.className = "player-name";
  label.textContent = name;
  item.append(swatch, label);
  if (number === me) {
    const you = document.createElement("span");
    you.className = "you";
    you.textContent = "you";
    item.append(you);
  }
  const points = document.createElement("span");
  points.className = "score";
  points.textContent = score;
  points.setAttribute("aria-label", score === 1 ? "1 star" : `${score} stars`);
  item.append(points);
  return item;
}

byId("leave").addEventListener("click", leave);
byId("again").addEventListener("click", enter);
for (const first of ["keydown", "pointerdown"]) {
  byId("stage").addEventListener(first, () => { byId("hint").hidden = true; });
}
addEventListener("hashchange", leave);

nameField.value = sessionStorage.getItem(NAME_KEY) ?? "";
showEntrance();
