const ws = new WebSocket("ws://localhost:8080/actors/journal/my-chat/websocket");

ws.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    switch (message.type) {
        case "history":
            console.log("Messages so far:", message.messages.length);
            break;
        case "chat":
            console.log("Message:", message.text);
            break;
        case "ping":
            console.log("Latency:", Date.now() - message.timestamp);
            break;
    }
});

function sendMessage(text) {
    ws.send(JSON.stringify({ type: "chat", text }));
}

function ping() {
    ws.send(JSON.stringify({ type: "ping", timestamp: Date.now() }));
}

ws.addEventListener("error", () => console.error("Not connected"));
ws.addEventListener("close", (event) => console.log("Closed:", event.code, event.reason));

ws.addEventListener("open", () => {
    sendMessage("Hello!");
    ping();
});
ws.addEventListener("message", (event) => {
    if (JSON.parse(event.data).type === "ping") {
        ws.close(4000, "That is all");
    }
});
