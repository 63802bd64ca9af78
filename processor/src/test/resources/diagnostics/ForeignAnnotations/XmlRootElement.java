package jakarta.xml.bind.annotation; public @interface XmlRootElement { String value() default ""; }
