package bad;

@jakarta.interceptor.InterceptorBinding
@interface Audited {}
