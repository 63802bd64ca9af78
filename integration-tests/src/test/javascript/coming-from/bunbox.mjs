const ws = new WebSocket("ws://localhost:8080/actors/custom/main/websocket");

ws.onopen = () => {
    console.log("Connected");
    ws.send("Hello server!");
};
ws.onmessage = (event) => console.log("Received:", event.data);
ws.onclose = () => console.log("Disconnected");
ws.onerror = (error) => console.error("Error:", error);

let received = 0;
ws.addEventListener("message", () => {
    if (++received === 3) {
        ws.close();
    }
});
