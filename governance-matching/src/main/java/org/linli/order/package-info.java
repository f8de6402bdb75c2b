/**
 * The resident orders, the platform dispatches, the supplier accepts (点单 派单 接单): a service, from the wish to its being done.
 *
 * <p>A {@link org.linli.order.Request} opens an {@link org.linli.order.Order}, which goes from {@link org.linli.order.OrderStage} to
 * stage by {@link org.linli.order.OrderMove}s. Who serves what, from where and how much at once is written in a
 * {@link org.linli.order.SupplierRoster} of {@link org.linli.order.Supplier}s; {@link org.linli.order.NearestFree} finds the one to
 * ask. That one gets an {@link org.linli.order.Offer} until a deadline: at most one is out for an order, and whoever said no
 * ({@link org.linli.order.Decline}) or nothing is not asked again, unless that is undone. Where nobody can be asked, the order waits and says why
 * ({@link org.linli.order.Unserved}), until somebody can, or its time is over.
 *
 * <p>For several helpers an order has as many places; what is wanted every Tuesday is an {@link org.linli.order.OrderSeries} by a
 * {@link org.linli.order.Recurrence}, which records each {@link org.linli.order.MissedDate}. A supplier may be closed ({@link org.linli.order.ServiceHours}), may give back what they accepted,
 * or lose it ({@link org.linli.order.Withdrawal}); whoever it was for gives a {@link org.linli.order.Rating}.
 *
 * <p>What happened are {@link org.linli.order.OrderFact}s; what is allowed stands in {@link org.linli.order.OrderRules}, which says no
 * with an {@link org.linli.order.OrderReason}; where you go is the {@link org.linli.order.DispatchDesk}. So that nobody is given more
 * than they can do, each supplier has a {@link org.linli.order.Workload} of its own, with {@link org.linli.order.WorkloadFact}s that
 * are written together with those of the order. {@link org.linli.order.PendingOrders} remembers what nobody has accepted yet, or begun.
 *
 * <p>The top floor of its module: depends on the core, up to {@code org.linli.community}.
 */
@NullMarked
package org.linli.order;

import org.jspecify.annotations.NullMarked;
