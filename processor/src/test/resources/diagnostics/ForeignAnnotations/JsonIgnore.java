package com.fasterxml.jackson.annotation; public @interface JsonIgnore { String value() default ""; }
