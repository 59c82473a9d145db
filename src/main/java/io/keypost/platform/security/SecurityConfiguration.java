package io.keypost.platform.security;

import io.keypost.platform.web.ApiProblems;
import io.keypost.platform.web.ErrorAnswers;
import io.keypost.platform.web.RelativeRedirects;
import io.keypost.platform.web.RequestPaths;
import io.keypost.platform.web.TooManyAttempts;
import io.keypost.platform.webapp.EngineIdentityFilter;
import io.keypost.platform.webapp.WebappLogin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One login for our pages, the API and Camunda's webapps; what each of them lets through. */
@Configuration
class SecurityConfiguration {

    /** Ours run no script from elsewhere and none written into the page. */
    private static final String OUR_PAGES =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    /** Camunda's first-administrator page makes an administrator of anybody whenever the group is found empty. */
    @Bean
    @Order(1)
    SecurityFilterChain setupIsClosed(HttpSecurity http, ErrorAnswers answers) throws Exception {
        return http.securityMatcher(RequestPaths.like("/camunda/(api/admin|app/admin(/[^/]+)?)/setup(/.*)?"))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(status(answers, HttpStatus.FORBIDDEN)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http, ApiProblems problems, AccountFilter accounts, EngineIdentityFilter identity)
            throws Exception {
        return http.securityMatcher(RequestPaths.like("(/api|/v3/api-docs)([/.].*)?"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecurityConfiguration::changesOnTheSession))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(SecurityConfiguration::inOurPagesOnly)
                .requestCache(cache -> cache.disable())
                .addFilterBefore(accounts, AuthorizationFilter.class)
                .addFilterBefore(identity, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain webapps(HttpSecurity http, AccountFilter accounts, ErrorAnswers answers) throws Exception {
        return http.securityMatcher(RequestPaths.under("/camunda"))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // The webapps guard themselves with a token of their own; ours is only handed out, for the forms in
                // Tasklist.
                .csrf(csrf -> handOut(csrf).requireCsrfProtectionMatcher(request -> false))
                .headers(SecurityConfiguration::inOurPagesOnly)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                // "Sign out" in Tasklist ends the whole session; webapp.js then leads to our login.
                .logout(logout -> logout.logoutRequestMatcher(isWebappLogout())
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                                status(answers, HttpStatus.UNAUTHORIZED), RequestPaths.under("/camunda/api"))
                        .defaultAuthenticationEntryPointFor(toLogin(), request -> true))
                .addFilterBefore(accounts, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain ourPages(HttpSecurity http, AccountFilter accounts, EngineIdentityFilter identity)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/login", "/error", "/css/**", "/js/**", "/img/**", "/favicon.ico")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(RelativeRedirects.toThePageAskedFor(pagesOnly()))
                        .failureHandler(saysWhenToComeAgain())
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(toLogin()))
                .logout(logout -> logout.logoutSuccessUrl("/login?ended"))
                .csrf(SecurityConfiguration::handOut)
                .headers(headers ->
                        inOurPagesOnly(headers).contentSecurityPolicy(policy -> policy.policyDirectives(OUR_PAGES)))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(accounts, AuthorizationFilter.class)
                .addFilterBefore(identity, AuthorizationFilter.class)
                .build();
    }

    /** Behind Spring Security, before Camunda's own filters. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebappLogin.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(101);
        return registration;
    }

    /** Shown in a frame, and named as where somebody comes from, to our own pages only. */
    private static HeadersConfigurer<HttpSecurity> inOurPagesOnly(HeadersConfigurer<HttpSecurity> headers) {
        return headers.frameOptions(FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    private static AuthenticationFailureHandler saysWhenToComeAgain() {
        var locked = new SimpleUrlAuthenticationFailureHandler("/login?locked");
        var wrong = new SimpleUrlAuthenticationFailureHandler("/login?error");
        return (request, response, failure) -> (failure instanceof TooManyAttempts ? locked : wrong)
                .onAuthenticationFailure(request, response, failure);
    }

    /**
     * Spring hands its token out only where a page writes it down, unless the handler is given no name for it. Forms in Tasklist look for
     * it in the cookie, so it goes with each page.
     */
    private static CsrfConfigurer<HttpSecurity> handOut(CsrfConfigurer<HttpSecurity> csrf) {
        var atOnce = new CsrfTokenRequestAttributeHandler();
        atOnce.setCsrfRequestAttributeName(null);
        return csrf.csrfTokenRepository(csrfTokens()).csrfTokenRequestHandler(atOnce);
    }

    private static CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        // Not Angular's usual name: Camunda's webapps have a token under that one.
        tokens.setCookieName("KEYPOST-XSRF");
        tokens.setHeaderName("X-KEYPOST-XSRF");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** A page of another site can make a browser send its session, never an Authorization header. */
    private static boolean changesOnTheSession(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        return !basic && CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request);
    }

    /** After the login back to the page that asked for it; never to a script or picture of that page. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(isPage());
        return cache;
    }

    private static RequestMatcher isPage() {
        return request -> {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            return HttpMethod.GET.matches(request.getMethod())
                    && accept != null
                    && accept.contains(MediaType.TEXT_HTML_VALUE);
        };
    }

    private static RequestMatcher isWebappLogout() {
        var path = RequestPaths.like("/camunda/api/admin/auth/user/[^/]+/logout");
        return request -> HttpMethod.POST.matches(request.getMethod()) && path.matches(request);
    }

    private static AuthenticationEntryPoint status(ErrorAnswers answers, HttpStatus status) {
        return (request, response, reason) -> answers.tell(request, response, status.value());
    }

    private static AuthenticationEntryPoint toLogin() {
        var login = new LoginUrlAuthenticationEntryPoint("/login");
        login.setFavorRelativeUris(true);
        return login;
    }
}
