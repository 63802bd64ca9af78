package jakarta.json.bind.annotation; public @interface JsonbTransient { String value() default ""; }
