package dev.troupe.benchmarks.load;

/**
 * What one run has shown.
 *
 * @param perSecond calls, or deliveries of events
 * @param processorMicros processor time of the server for each, in microseconds
 * @param medianMicros of their latency, in microseconds
 * @param p99Micros of their latency, in microseconds
 */
public record Measurement(double perSecond, double processorMicros, double medianMicros, double p99Micros) {}
