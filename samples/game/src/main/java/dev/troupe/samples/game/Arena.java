package dev.troupe.samples.game;

import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.SlowConsumer;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What players say to an arena, and what it tells them. They say where they are heading; the arena alone says where they are.
 *
 * <p>Places are measured from the upper left corner of a square field, to the right and down.
 */
@ActorProtocol("arena")
public interface Arena {

    /**
     * Heads somewhere, until told otherwise: (1, 0) is to the right at full speed, (0, 0) stands still. A heading longer than
     * 1 is as fast as one of 1.
     */
    @OneWay
    void steer(@DecimalMin("-1") @DecimalMax("1") double x, @DecimalMin("-1") @DecimalMax("1") double y);

    /** What an arena tells. */
    @Events
    interface Feed {

        /**
         * All there is, to a newcomer alone; also if the arena has lost its memory and begins anew.
         *
         * @param you the number of the player who is told
         */
        void entered(int you, Field field, List<Player> players, Spot star);

        /** Somebody came in. */
        void joined(Player player);

        /** The player of this number left. */
        void left(int player);

        /**
         * Where everybody is, whenever anybody has moved. It says all each time, so that who cannot keep up misses what is past
         * and nothing else.
         */
        @SlowConsumer(LATEST)
        void moved(List<Position> positions);

        /** A player has caught the star, and now has this score; the next star is there already. */
        void caught(int player, int score, Spot star);
    }

    /**
     * What one says at the door.
     *
     * @param name 1 to 16 characters that can be seen; several players may have one
     */
    @Params
    record Join(
            @NotBlank(message = "Choose a name.")
            @Size(max = 16, message = "A name has at most {max} characters.")
            @Pattern(regexp = "\\P{C}*", message = "A name is made of characters that can be seen.")
            String name) {}

    /**
     * The field, and how large is what is on it.
     *
     * @param size the length of its side
     * @param player the radius of a player, who never leaves the field with any part
     * @param star the radius of a star
     */
    record Field(int size, int player, int star) {}

    /**
     * Somebody who plays.
     *
     * @param number counts those who came in, from 1
     * @param score how many stars were caught
     */
    record Player(int number, String name, double x, double y, int score) {}

    /** Where the player of this number is; to a tenth, so that it is short on the wire. */
    record Position(int player, double x, double y) {}

    /** Where a star is. */
    record Spot(double x, double y) {}
}
