package jakarta.interceptor; public @interface InterceptorBinding { String value() default ""; }
