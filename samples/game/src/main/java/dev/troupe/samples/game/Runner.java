package dev.troupe.samples.game;

import dev.troupe.samples.game.Arena.Player;
import dev.troupe.samples.game.Arena.Position;
import dev.troupe.samples.game.Arena.Spot;

/**
 * Who plays by a connection, and is its state: so it survives the actor if that has to start anew. It is touched in exclusive
 * turns alone.
 */
final class Runner {

    private final String name;
    private int number;
    private int score;
    private double x;
    private double y;
    private double headingX;
    private double headingY;

    Runner(String name) {
        this.name = name;
    }

    /** Comes in; before, its number is 0. */
    void enter(int number, Spot spot) {
        this.number = number;
        this.x = spot.x();
        this.y = spot.y();
    }

    boolean isIn() {
        return number > 0;
    }

    void steer(double x, double y) {
        // On a diagonal nobody is faster than along a side.
        double length = Math.max(1, Math.hypot(x, y));
        headingX = x / length;
        headingY = y / length;
    }

    /** Moves within the walls, at most so far; whether that led anywhere. */
    boolean step(double distance, double lowest, double highest) {
        double fromX = x;
        double fromY = y;
        x = Math.min(highest, Math.max(lowest, x + headingX * distance));
        y = Math.min(highest, Math.max(lowest, y + headingY * distance));
        return x != fromX || y != fromY;
    }

    double distanceTo(Spot spot) {
        return Math.hypot(spot.x() - x, spot.y() - y);
    }

    int scorePoint() {
        return ++score;
    }

    int number() {
        return number;
    }

    Player player() {
        return new Player(number, name, tenths(x), tenths(y), score);
    }

    Position position() {
        return new Position(number, tenths(x), tenths(y));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
