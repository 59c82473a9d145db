package io.keypost.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a filter or the container has refused by a status alone. */
@Controller
@RequiredArgsConstructor
class ErrorPages implements ErrorController {

    private final ErrorAnswers answers;

    @RequestMapping("/error")
    @Nullable
    ModelAndView tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = statusOf(request);
        if (ErrorAnswers.Face.of(request) == ErrorAnswers.Face.PAGE) {
            var page = new ModelAndView("error", "status", status);
            page.setStatus(HttpStatusCode.valueOf(status));
            return page;
        }
        answers.tell(request, response, status);
        return null;
    }

    /** Nobody comes here by themselves. */
    static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
    }
}
