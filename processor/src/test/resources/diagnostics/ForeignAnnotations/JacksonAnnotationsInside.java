package com.fasterxml.jackson.annotation; public @interface JacksonAnnotationsInside { String value() default ""; }
