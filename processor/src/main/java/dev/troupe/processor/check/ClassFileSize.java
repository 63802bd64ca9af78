package dev.troupe.processor.check;

import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Estimates whether the code that Troupe generates for a protocol fits into class files. A class file has at most 65,535 constants, and a
 * method at most 65,535 bytes (JVMS 4.11). javac reports an excess at a generated file, where the user can do nothing about it.
 *
 * <p>The weights are what one part of a protocol adds to the generated classes, rounded up.
 */
public final class ClassFileSize {

    /** More variants than this can overflow the stack of javac, which reads {@code else if} as one statement inside the other. */
    public static final int MOST_VARIANTS = 400;

    /** Below 65,535, since the weights are estimates. */
    private static final int MOST = 60_000;

    private final int actions;
    private final int events;
    private final int parameters;
    private final int types;
    private final int names;
    private final int constants;

    private ClassFileSize(List<ActionModel> actions, List<EventModel> events, Collection<Named> payloads) {
        List<List<MemberModel>> messages = Stream.concat(
                        actions.stream().map(ActionModel::parameters),
                        events.stream().map(EventModel::parameters))
                .toList();
        Set<String> distinct = new HashSet<>();
        messages.forEach(message -> addNames(message, distinct));
        int ofEnums = 0;
        for (Named payload : payloads) {
            if (payload instanceof RecordPayload record) {
                addNames(record.components(), distinct);
            } else if (payload instanceof EnumPayload constantsOfOne) {
                ofEnums += constantsOfOne.wireNames().size();
            }
        }
        this.actions = actions.size();
        this.events = events.size();
        this.parameters = messages.stream().mapToInt(List::size).sum();
        this.types = payloads.size()
                + (int) messages.stream().filter(message -> !message.isEmpty()).count();
        this.names = distinct.size();
        this.constants = ofEnums;
    }

    private static void addNames(List<MemberModel> members, Set<String> names) {
        members.forEach(member -> names.add(member.wireName()));
    }

    /** What a protocol has too much of; empty if its classes fit. */
    public static Optional<String> excess(
            List<ActionModel> actions, List<EventModel> events, Collection<Named> payloads) {
        ClassFileSize size = new ClassFileSize(actions, events, payloads);
        return size.fits() ? Optional.empty() : Optional.of(size.text());
    }

    private boolean fits() {
        int codecInitializer = 16 * types + 13 * names + 8 * constants;
        int codecConstants = 26 * types + 7 * names + 2 * constants;
        int protocolInitializer = 21 * actions + 18 * events;
        int protocolConstants = 24 * actions + 11 * events + 3 * parameters;
        return Stream.of(codecInitializer, codecConstants, protocolInitializer, protocolConstants)
                .allMatch(each -> each <= MOST);
    }

    private String text() {
        return String.format(
                Locale.ROOT,
                "it has %d actions and %d events with %d parameters, and its messages have %d types, %d names of members and"
                        + " %d constants of enums",
                actions,
                events,
                parameters,
                types,
                names,
                constants);
    }
}
