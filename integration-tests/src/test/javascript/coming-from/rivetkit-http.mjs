const response = await fetch("http://localhost:8080/actors/tally/visits/http/api/hello");
const data = await response.json();
console.log(data.message);

const postResponse = await fetch("http://localhost:8080/actors/tally/visits/http/api/echo", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: "Hello!" }),
});
if (postResponse.ok) {
    console.log(await postResponse.json());
} else {
    console.error("Error:", postResponse.status, await postResponse.text());
}
