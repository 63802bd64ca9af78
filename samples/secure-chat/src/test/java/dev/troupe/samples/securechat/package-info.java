@NullMarked
package dev.troupe.samples.securechat;

import org.jspecify.annotations.NullMarked;
