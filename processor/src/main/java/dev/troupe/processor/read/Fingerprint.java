package dev.troupe.processor.read;

import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ErrorModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.ProtocolModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes a digest over everything that client and server have to agree on: the names and types on the wire, sorted. Names
 * of Java and the order of the source have no effect on it. A type that contains itself gets a number at its first place.
 */
final class Fingerprint {

    private static final int DIGITS = 16;

    private final Map<String, Named> payloads;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Fingerprint(ProtocolModel model) {
        this.payloads = model.payloads().stream().collect(Collectors.toMap(Named::constant, Function.identity()));
    }

    static ProtocolModel addTo(ProtocolModel model) {
        String text = new Fingerprint(model).text(model);
        return new ProtocolModel(
                model.type(),
                model.name(),
                digest(text),
                model.isPublic(),
                model.access(),
                model.generated(),
                model.actions(),
                model.eventsType(),
                model.events(),
                model.params(),
                model.errors(),
                model.payloads(),
                model.inheritedFields());
    }

    private String text(ProtocolModel model) {
        StringBuilder text = new StringBuilder("protocol ").append(quoted(model.name()));
        model.params().ifPresent(params -> text.append("\nparams ").append(named(params.constant())));
        model.actions().stream()
                .sorted(Comparator.comparing(ActionModel::wireName))
                .forEach(action -> text.append(action(action)));
        model.events().stream()
                .sorted(Comparator.comparing(EventModel::wireName))
                .forEach(event ->
                        text.append("\nevent ").append(quoted(event.wireName())).append(members(event.parameters())));
        for (ErrorModel error : model.errors()) {
            text.append("\nerror ").append(quoted(error.code()));
        }
        return text.toString();
    }

    private String action(ActionModel action) {
        String head = action.kind() == ActionModel.Kind.ONE_WAY ? "\none-way " : "\naction ";
        return head + quoted(action.wireName()) + members(action.parameters()) + " " + result(action.result());
    }

    private String result(ActionModel.Result result) {
        if (result instanceof ActionModel.Result.Value value) {
            return type(value.payload());
        }
        return result instanceof ActionModel.Result.StageOfValue stage ? type(stage.payload()) : "nothing";
    }

    private String members(List<MemberModel> members) {
        return members.stream()
                .sorted(Comparator.comparing(MemberModel::wireName))
                .map(member -> quoted(member.wireName()) + ":" + type(member.payload()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String type(PayloadModel payload) {
        if (payload.equals(PayloadTypes.UNREADABLE)) {
            throw new IllegalStateException("A type could not be read, and nothing was said of it");
        }
        if (payload instanceof PayloadModel.Scalar scalar) {
            return scalar(scalar.constant());
        }
        if (payload instanceof PayloadModel.ListOf list) {
            return "[" + type(list.element()) + "]";
        }
        if (payload instanceof PayloadModel.SetOf set) {
            return "[" + type(set.element()) + "]";
        }
        if (payload instanceof PayloadModel.ArrayOf array) {
            return "[" + type(array.element()) + "]";
        }
        if (payload instanceof PayloadModel.MapOf map) {
            String key =
                    map.key().isEnum() ? named(map.key().constant()) : map.key().constant();
            return "map(" + key + "," + type(map.value()) + ")";
        }
        if (payload instanceof PayloadModel.OptionalOf optional) {
            return type(optional.value()) + "?";
        }
        if (payload instanceof PayloadModel.NullableOf nullable) {
            return type(nullable.value()) + "?";
        }
        if (payload instanceof PayloadModel.Constrained constrained) {
            return type(constrained.value());
        }
        if (payload instanceof PayloadModel.Converted converted) {
            return type(converted.wire());
        }
        return named(((PayloadModel.Reference) payload).constant());
    }

    private static String scalar(String constant) {
        if (constant.endsWith("_ARRAY")) {
            String element = constant.substring(0, constant.length() - "_ARRAY".length());
            return "[" + (element.equals("INT") ? "INTEGER" : element.equals("CHAR") ? "CHARACTER" : element) + "]";
        }
        return switch (constant) {
            case "OPTIONAL_INT" -> "INTEGER?";
            case "OPTIONAL_LONG" -> "LONG?";
            case "OPTIONAL_DOUBLE" -> "DOUBLE?";
            default -> constant;
        };
    }

    private String named(String constant) {
        Integer number = numbers.get(constant);
        if (number != null) {
            return "#" + number;
        }
        int given = numbers.size();
        numbers.put(constant, given);
        return "#" + given + "="
                + definition(Optional.ofNullable(payloads.get(constant)).orElseThrow());
    }

    private String definition(Named payload) {
        if (payload instanceof PayloadModel.RecordPayload record) {
            return members(record.components());
        }
        if (payload instanceof PayloadModel.EnumPayload constants) {
            return constants.wireNames().stream()
                    .sorted()
                    .map(Fingerprint::quoted)
                    .collect(Collectors.joining("|", "(", ")"));
        }
        return ((PayloadModel.SealedPayload) payload)
                .variants().stream()
                        .sorted(Comparator.comparing(PayloadModel.Variant::wireName))
                        .map(variant -> quoted(variant.wireName()) + named(variant.record()))
                        .collect(Collectors.joining("|", "<", ">"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
