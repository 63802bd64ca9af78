package com.squareup.moshi; public @interface Json { String value() default ""; }
