@NullMarked
package dev.troupe.samples.chat;

import org.jspecify.annotations.NullMarked;
