package dev.troupe.server.http;

import dev.troupe.runtime.message.ResponseBody;
import java.time.Duration;

/**
 * A body that is sent bit by bit.
 *
 * @param body what there is of it
 * @param writeTimeout how long the client may take nothing of what there is
 */
record StreamedBody(ResponseBody body, Duration writeTimeout) {}
