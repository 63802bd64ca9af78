const base64url = (text) => {
    const bytes = String.fromCharCode(...new TextEncoder().encode(text));
    return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const params = base64url(JSON.stringify({ name: "Zoë" }));
const response = await fetch("http://localhost:8080/actors/tally/visits/http/api/stats", {
    headers: { Authorization: "Bearer t0ken", "Troupe-Params": params },
});
if (response.ok) {
    const stats = await response.json();
    console.log("Visitor:", stats.visitor);
} else {
    const { error } = await response.json();
    console.error("Error:", error.code, error.message);
}

const ws = new WebSocket("ws://localhost:8080/actors/journal/my-chat/websocket", [
    "journal.v1",
    `troupe.params.${params}`,
    `troupe.token.${base64url("t0ken")}`,
]);
ws.addEventListener("message", (event) => console.log("Message:", event.data));

ws.addEventListener("message", () => {
    console.log(ws.protocol);
    ws.close();
});
ws.addEventListener("error", () => console.error("Not connected"));
