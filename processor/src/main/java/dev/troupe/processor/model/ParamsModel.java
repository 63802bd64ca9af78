package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * The {@code @Params} record.
 *
 * @param type the record
 * @param constant the constant of its payload type in the codec
 * @param components its components, as they may stand in a query
 */
public record ParamsModel(ClassName type, String constant, List<Component> components) {

    /**
     * A component.
     *
     * @param wireName its name on the wire
     * @param form the name of the constant of {@code ParamsType.Form}
     */
    public record Component(String wireName, String form) {}
}
