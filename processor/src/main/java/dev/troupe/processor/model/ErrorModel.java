package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * A declared failure.
 *
 * @param type the class
 * @param code its code on the wire
 */
public record ErrorModel(ClassName type, String code) {}
