/**
 * What tests of orders need: {@link org.linli.order.testkit.OrderCommand}s that can be performed at a desk,
 * {@link org.linli.order.testkit.OrderArbitraries} that make up requests, suppliers, rosters and whole lives of orders as
 * {@link org.linli.order.testkit.OrderStep}s, and the {@link org.linli.order.testkit.OrderLaws} that every journal with orders keeps.
 */
@NullMarked
package org.linli.order.testkit;

import org.jspecify.annotations.NullMarked;
