const counts = new EventSource("http://localhost:8080/actors/tally/visits/http/events?name=ada");
counts.addEventListener("count", (event) => console.log(event.data));

counts.addEventListener("count", () => counts.close());
