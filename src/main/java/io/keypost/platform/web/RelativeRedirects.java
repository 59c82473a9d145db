package io.keypost.platform.web;

import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.UrlUtils;

/** Leads on by path alone: which host a page was asked of, whoever asked has said. */
public final class RelativeRedirects {

    private RelativeRedirects() {}

    public static AuthenticationSuccessHandler toThePageAskedFor(RequestCache asked) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(asked);
        handler.setRedirectStrategy((request, response, url) -> response.sendRedirect(response.encodeRedirectURL(
                UrlUtils.isAbsoluteUrl(url) ? pathOf(url) : request.getContextPath() + url)));
        return handler;
    }

    private static String pathOf(String url) {
        var path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? "/" : url.substring(path);
    }
}
