package jakarta.inject; public @interface Singleton { String value() default ""; }
