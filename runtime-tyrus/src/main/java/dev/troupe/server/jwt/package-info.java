/**
 * Authentication by JSON Web Tokens (RFC 7519), on Nimbus JOSE+JWT, which a program that wants this adds to its dependencies:
 * {@code com.nimbusds:nimbus-jose-jwt}.
 */
@NullMarked
package dev.troupe.server.jwt;

import org.jspecify.annotations.NullMarked;
