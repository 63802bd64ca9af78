package dev.troupe.samples.chat;

import dev.troupe.ActorException;

/** What may be a name, and what may be said: the same in rooms and in channels. */
final class ChatRules {

    private static final int NAME_LENGTH = 32;
    private static final int TEXT_LENGTH = 2_000;

    private ChatRules() {}

    /**
     * Refuses what is no name of a person, as it is without the blanks around it.
     *
     * @throws ActorException {@code name_required}, {@code name_too_long} or {@code name_not_printable}
     */
    static void checkName(String stripped) {
        if (stripped.codePoints().allMatch(ChatRules::isJoiner)) {
            throw new ActorException("name_required", "Choose a name.");
        }
        if (stripped.codePointCount(0, stripped.length()) > NAME_LENGTH) {
            throw new ActorException("name_too_long", "A name has at most " + NAME_LENGTH + " characters.");
        }
        if (!stripped.codePoints().allMatch(ChatRules::canBeSeen)) {
            throw new ActorException("name_not_printable", "A name is made of characters that can be seen.");
        }
    }

    /**
     * Refuses what is no message.
     *
     * @throws ActorException {@code text_required} or {@code text_too_long}
     */
    static void checkText(String text) {
        if (text.isBlank()) {
            throw new ActorException("text_required", "There is nothing to post.");
        }
        if (text.length() > TEXT_LENGTH) {
            throw new ActorException("text_too_long", "A message has at most " + TEXT_LENGTH + " characters.");
        }
    }

    private static boolean canBeSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> isJoiner(codePoint);
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    // Within names of some languages, and within emoji, joiners are part of the spelling.
    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }
}
