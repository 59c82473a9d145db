package io.keypost.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * What a group may do in the engine, beyond the tasks it is a candidate for: those the engine itself opens to it.
 *
 * @param id of the one thing meant, or any
 */
record Grant(String group, Resource resource, String id, List<Permission> permissions) {}
